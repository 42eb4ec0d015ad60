package io.certcron.bootstrap.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Both services of a platform, over HTTP, as their contracts ask of them. */
public final class HttpServices implements AutoCloseable {

    /** What callers have to show. */
    public static final String TOKEN = "token-of-the-platform";

    /** What callers of the same as functions of Supabase have to show. */
    public static final String SECRET_KEY = "sb_secret_of_the_platform";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MentorPlatform platform;
    private final MockWebServer server = new MockWebServer();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** @param platform where the management service pauses */
    public HttpServices(MentorPlatform platform) {
        this.platform = platform;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return isAllowed(request)
                        ? answer(request)
                        : new MockResponse.Builder().code(401).build();
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands before {@code /api/v1/…}. */
    public String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** The keys that came, in order. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    /** A secret key is no JWT: the gateway of Supabase refuses it as a bearer token. */
    private static boolean isAllowed(RecordedRequest request) {
        String authorization = request.getHeaders().get("Authorization");
        return request.getUrl().encodedPath().startsWith("/rest/v1/rpc/")
                ? SECRET_KEY.equals(request.getHeaders().get("apikey")) && authorization == null
                : ("Bearer " + TOKEN).equals(authorization);
    }

    private MockResponse answer(RecordedRequest request) {
        try {
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode results = answer.putArray("results");
            for (JsonNode item : JSON.readTree(request.getBody().utf8()).get("items")) {
                results.addObject()
                        .put("idempotency_key", item.get("idempotency_key").asText())
                        .put("outcome", settle(item, request.getUrl().encodedPath()));
            }
            return new MockResponse.Builder().code(200).body(answer.toString()).build();
        } catch (IOException e) {
            return new MockResponse.Builder().code(400).build();
        }
    }

    private String settle(JsonNode item, String path) {
        String key = item.get("idempotency_key").asText();
        if (keys.contains(key)) {
            return "duplicate";
        }
        keys.add(key);
        boolean pauses = path.contains("auto-pauses") || path.endsWith("/auto_pause_certifications");
        return !pauses
                        || platform.pause(
                                UUID.fromString(item.get("certification_id").asText()),
                                LocalDate.parse(item.get("expiry_date").asText()))
                ? "done"
                : "rejected";
    }

    @Override
    public void close() {
        server.close();
    }
}
