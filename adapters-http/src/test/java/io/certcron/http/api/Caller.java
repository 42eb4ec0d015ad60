package io.certcron.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls the API. */
final class Caller {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    Caller(URI address) {
        this.address = address;
    }

    Answer get(String path, String credential) {
        return send(Request.of("GET", path).as(credential));
    }

    Answer post(String path, String credential, String json) {
        return send(Request.of("POST", path).as(credential).json(json));
    }

    Answer send(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + request.path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        request.method,
                        request.body.map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()));
        request.headers.forEach(header -> builder.header(header.name(), header.value()));
        try {
            return new Answer(client.send(builder.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** What to send; changed by each method. */
    static final class Request {

        private final String method;
        private final String path;
        private final List<Header> headers = new ArrayList<>();
        private Optional<byte[]> body = Optional.empty();

        private Request(String method, String path) {
            this.method = method;
            this.path = path;
        }

        static Request of(String method, String path) {
            return new Request(method, path);
        }

        Request as(String credential) {
            return with("Authorization", "Bearer " + credential);
        }

        Request with(String name, String value) {
            headers.add(new Header(name, value));
            return this;
        }

        Request json(String json) {
            return with("Content-Type", "application/json")
                    .body(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        Request body(byte[] bytes) {
            body = Optional.of(bytes);
            return this;
        }
    }

    private record Header(String name, String value) {}

    /** What came back. */
    record Answer(HttpResponse<String> http) {

        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String mediaType() {
            return header("Content-Type").split(";", 2)[0];
        }

        String body() {
            return http.body();
        }

        JsonNode json() {
            try {
                return Json.MAPPER.readTree(body());
            } catch (IOException noJson) {
                throw new AssertionError("No JSON, with " + status() + ": " + body(), noJson);
            }
        }

        String errorCode() {
            return json().path("error_code").asText();
        }
    }
}
