package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessRoutesTest {

    @Test
    void serveTheDocumentAsItIs() throws IOException {
        try (ApiWorld world = ApiWorld.start()) {
            assertThat(world.caller.send(Request.of("GET", "/openapi.yaml")).body())
                    .isEqualTo(Files.readString(Path.of("..", "docs", "contracts", "certification-cron.yaml")));
        }
    }

    @Test
    void serveTheMetricsAsPrometheusWantsThem() {
        try (ApiWorld world = ApiWorld.start()) {
            Answer answer = world.caller.get("/metrics", Credentials.token(Role.VIEWER));

            assertThat(answer.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body()).isEqualTo("a_metric 1\n");
        }
    }

    @Test
    void aCheckThatThrowsIsNotWell() {
        try (ApiWorld world = ApiWorld.start()) {
            world.health = null;

            Answer answer = world.caller.send(Request.of("GET", "/health/ready"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("status").asText()).isEqualTo("failing");
        }
    }
}
