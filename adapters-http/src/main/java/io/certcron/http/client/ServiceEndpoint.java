package io.certcron.http.client;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Where a service takes batches, and what a request to it looks like. */
final class ServiceEndpoint {

    private static final String USER_AGENT = "certification-cron";
    private static final String RPC_PATH = "rest/v1/rpc/";

    private final HttpServiceSettings settings;
    private final HttpUrl url;

    /** @param restPath where the contract has it */
    ServiceEndpoint(HttpServiceSettings settings, String restPath) {
        this.settings = settings;
        url = settings.endpoint(
                settings.protocol() instanceof ServiceProtocol.SupabaseRpc rpc ? RPC_PATH + rpc.function() : restPath);
    }

    /** @param token that of the settings, or another one to see what becomes of it */
    Request request(RequestBody body, String token) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", USER_AGENT)
                .header("Accept", "application/json")
                .post(body);
        boolean isRpc = settings.protocol() instanceof ServiceProtocol.SupabaseRpc;
        if (isRpc) {
            request.header("apikey", token);
        }
        if (!isRpc
                || SupabaseKey.of(token).filter(SupabaseKey.LEGACY_JWT::equals).isPresent()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }
}
