package io.certcron.bootstrap.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A daemon with its API and page, as a process, and callers of each role. */
final class ServedDaemon implements AutoCloseable {

    static final String SERVICE_TOKEN = "service-token-of-the-tests-9d1c2f";
    static final String OPS_TOKEN = "ops-token-of-the-tests-77ab01";
    static final String VIEWER_TOKEN = "viewer-token-of-the-tests-42e9";

    private static final Duration SOON = Duration.ofSeconds(30);

    private final JobProcess process;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private ServedDaemon(JobProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one and waits until it is ready. */
    static ServedDaemon start(Map<String, String> settings, String... jvmOptions) {
        ServedDaemon daemon = startUnready(settings, jvmOptions);
        await().atMost(SOON).until(() -> daemon.answersReady());
        return daemon;
    }

    /** Starts one and waits until it listens. */
    static ServedDaemon startUnready(Map<String, String> settings, String... jvmOptions) {
        settings.putIfAbsent("CERTCRON_HTTP_TOKENS", tokens());
        return listening(settings, jvmOptions);
    }

    /** Starts one that makes its only token up. */
    static ServedDaemon withoutTokens(Map<String, String> settings) {
        ServedDaemon daemon = listening(settings);
        await().atMost(SOON).until(() -> daemon.answersReady());
        return daemon;
    }

    private static ServedDaemon listening(Map<String, String> settings, String... jvmOptions) {
        int port = freePort();
        settings.put("CERTCRON_HTTP_PORT", Integer.toString(port));
        List<String> options = Stream.concat(JobProcess.COMPILED_QUICKLY.stream(), Stream.of(jvmOptions))
                .toList();
        ServedDaemon daemon =
                new ServedDaemon(JobProcess.start(options, settings, "daemon"), URI.create("http://127.0.0.1:" + port));
        await().atMost(SOON).until(() -> daemon.isListening());
        return daemon;
    }

    /** Free a moment ago, and hardly taken by anybody else by now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String tokens() {
        return String.join(
                ",",
                "nightwatch:service_role:" + sha256(SERVICE_TOKEN),
                "oncall:ops_admin:" + sha256(OPS_TOKEN),
                "dashboard:viewer:" + sha256(VIEWER_TOKEN));
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    URI address() {
        return address;
    }

    JobProcess process() {
        return process;
    }

    /** Asks for a path without credentials. */
    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** Asks for a path with a token. */
    HttpResponse<String> get(String path, String token) {
        return get(path, "Authorization", "Bearer " + token);
    }

    /** Asks for a path with a header. */
    HttpResponse<String> get(String path, String header, String value) {
        return send(request(path).header(header, value).GET().build());
    }

    /** Asks for a path with a token, and waits for no answer. */
    CompletableFuture<HttpResponse<String>> ask(String path, String token) {
        return client.sendAsync(
                request(path).header("Authorization", "Bearer " + token).GET().build(), BodyHandlers.ofString());
    }

    /** Posts JSON with a token. */
    HttpResponse<String> post(String path, String token, String json) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Signs in to the page and returns the Cookie header of the session. */
    String signIn(String token) {
        HttpResponse<String> form = get("/sign-in");
        HttpResponse<String> answer = send(request("/sign-in")
                .header("Cookie", cookieOf(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "credential=" + token + "&csrf=" + cookieOf(form).replaceFirst(".*=", "")))
                .build());
        return cookieOf(answer);
    }

    private static String cookieOf(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("There is no cookie in " + answer))
                .replaceFirst(";.*", "");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean isListening() {
        try {
            return get("/health/live").statusCode() > 0;
        } catch (UncheckedIOException notYet) {
            if (!process.isAlive()) {
                throw new AssertionError("The daemon ended: " + process.stdoutSoFar());
            }
            return false;
        }
    }

    private boolean answersReady() {
        return get("/health/ready").statusCode() == 200;
    }

    /** Stops it gently and returns what it left behind. */
    JobProcess.Finished stop() {
        process.terminate();
        return process.await(SOON);
    }

    @Override
    public void close() {
        process.kill();
    }
}
