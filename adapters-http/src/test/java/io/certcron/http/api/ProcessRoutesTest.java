package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
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

    @Test
    void whatIsRecentIsLookedUpOnceHoweverManyAsk() {
        AtomicInteger lookUps = new AtomicInteger();
        Recent<Integer> recent = new Recent<>(lookUps::incrementAndGet, Duration.ofMinutes(1));

        List<CompletableFuture<Integer>> asked = Stream.generate(() -> CompletableFuture.supplyAsync(recent::get))
                .limit(50)
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join)).containsOnly(1);
        recent.forget();
        assertThat(recent.get()).isEqualTo(2);
    }

    @Test
    void whatIsRecentIsAtHandUntilItIsOldOrForgotten() {
        Recent<Integer> recent = new Recent<>(() -> 1, Duration.ofMinutes(1));
        assertThat(recent.atHand()).isEmpty();
        recent.get();
        assertThat(recent.atHand()).contains(1);
        recent.forget();
        assertThat(recent.atHand()).isEmpty();

        Recent<Integer> old = new Recent<>(() -> 1, Duration.ofNanos(1));
        old.get();
        assertThat(old.atHand()).isEmpty();
    }

    @Test
    void healthIsAnsweredAlikeFromTheRouteAndAtHand() {
        try (ApiWorld world = ApiWorld.start()) {
            Answer routed = world.caller.send(Request.of("GET", "/health/ready?"));
            Answer atHand = world.caller.send(Request.of("GET", "/health/ready"));

            assertThat(atHand.body()).isEqualTo(routed.body());
            assertThat(atHand.status()).isEqualTo(routed.status());
            assertThat(atHand.header("Content-Type")).isEqualTo(routed.header("Content-Type"));
        }
    }

    @Test
    void whileItIsLookedUpAgainOthersGetWhatWasFoundBefore() {
        AtomicInteger lookUps = new AtomicInteger();
        CountDownLatch slow = new CountDownLatch(1);
        Recent<Integer> recent = new Recent<>(
                () -> {
                    int number = lookUps.incrementAndGet();
                    if (number == 2) {
                        await(slow);
                    }
                    return number;
                },
                Duration.ofSeconds(2));
        assertThat(recent.get()).isEqualTo(1);

        List<CompletableFuture<Integer>> asked = new CopyOnWriteArrayList<>();
        Awaitility.await().until(() -> {
            asked.add(CompletableFuture.supplyAsync(recent::get));
            return lookUps.get() == 2;
        });
        assertThat(recent.get()).isEqualTo(1);
        slow.countDown();
        assertThat(asked.stream().map(CompletableFuture::join)).contains(1, 2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
