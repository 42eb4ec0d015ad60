package io.certcron.bench.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Calls the services, with the client that the job calls them with. Thread-safe. */
final class Services {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int IDLE_CONNECTIONS = 64;

    private final ObjectMapper json = new ObjectMapper();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
            .socketFactory(new WithoutNagle())
            .build();

    private final HttpUrl reminders;
    private final HttpUrl pauses;

    Services(URI base) {
        reminders = HttpUrl.get(base.resolve("/api/v1/certification-reminders").toString());
        pauses = HttpUrl.get(
                base.resolve("/api/v1/certification-management/auto-pauses").toString());
    }

    /** One call for one effect. */
    void carryOut(DueEffect effect) throws IOException {
        post(effect.pauses() ? pauses : reminders, effect);
    }

    /** One call for many effects of one kind. */
    void carryOut(List<DueEffect> effects, boolean pausing) throws IOException {
        if (!effects.isEmpty()) {
            HttpUrl single = pausing ? pauses : reminders;
            post(single.newBuilder().addPathSegment("batch").build(), Map.of("items", effects));
        }
    }

    private void post(HttpUrl url, Object body) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(json.writeValueAsBytes(body), JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()
                    || json.readTree(response.body().byteStream()).isEmpty()) {
                throw new IOException("The service answered " + response.code());
            }
        }
    }

    /** As the job's own client has it: otherwise the end of a request waits for a delayed acknowledgement. */
    private static final class WithoutNagle extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
