package io.certcron.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.application.log.EventLog;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same request again, over real HTTP. Each answer of a route says how many there were before it. */
class RepeatedAnswersTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch looking = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private OperationsServer server;

    @BeforeEach
    void start() throws IOException {
        server = OperationsServer.start(ServerSettings.at("127.0.0.1", 0), List.of(new Parts()), new EventLog());
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        server.close();
    }

    @Test
    void isAnsweredAlikeAndOnlyForAMoment() throws Exception {
        HttpResponse<String> looked = send(get("/noted"));
        HttpResponse<String> again = againAs(looked);

        assertThat(fieldsOf(again)).isEqualTo(fieldsOf(looked)).containsKeys("x-own", "etag", "content-length");
        assertThat(again.statusCode()).isEqualTo(200);
        await().until(() -> !send(get("/noted")).body().equals(looked.body()));
    }

    @Test
    void anotherRequestIsLookedAtAnew() throws Exception {
        String first = send(get("/noted").header("Authorization", "Bearer a")).body();

        assertThat(List.of(
                        send(get("/noted").header("Authorization", "Bearer b")).body(),
                        send(get("/noted").header("Authorization", "bearer a")).body(),
                        send(get("/noted")).body(),
                        send(get("/noted?x").header("Authorization", "Bearer a"))
                                .body(),
                        send(get("/noted?x").header("Authorization", "Bearer a").header("Accept", "x"))
                                .body(),
                        send(get("/noted")
                                        .header("Authorization", "Bearer a")
                                        .method("GET", BodyPublishers.ofString("content")))
                                .body(),
                        send(get("/noted").header("Authorization", "Bearer a").POST(BodyPublishers.noBody()))
                                .body()))
                .doesNotContain(first)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/not-noted", "/with-cookie", "/unwell", "/failed"})
    void whatIsNotForAllOrNotWellIsLookedAtAnew(String path) throws Exception {
        send(get(path));
        send(get(path));

        assertThat(looks).hasValue(2);
    }

    @Test
    void nothingIsRepeatedAfterAChange() throws Exception {
        String before = againAs(send(get("/noted"))).body();

        send(get("/change").POST(BodyPublishers.noBody()));

        assertThat(send(get("/noted")).body()).isNotEqualTo(before);
    }

    @Test
    void whatWasBeingLookedUpDuringAChangeIsNotRepeated() throws Exception {
        CompletableFuture<HttpResponse<String>> outdated =
                client.sendAsync(get("/slow").build(), BodyHandlers.ofString());
        looking.await();
        send(get("/change").POST(BodyPublishers.noBody()));
        goOn.countDown();

        String before = outdated.get().body();

        assertThat(send(get("/slow")).body()).isNotEqualTo(before);
    }

    @Test
    void afterTheMomentOneLooksAnewAndNobodyElseWaits() throws Exception {
        HttpResponse<String> first = send(get("/gated"));
        CompletableFuture<HttpResponse<String>> renewing = whoLooksAnew("/gated");

        HttpResponse<String> meanwhile = send(get("/gated"));
        assertThat(meanwhile.body()).isEqualTo(first.body());
        assertThat(meanwhile.headers().firstValue("date"))
                .as("that of this answer")
                .isNotEqualTo(first.headers().firstValue("date"));
        goOn.countDown();
        assertThat(renewing.get().body()).isEqualTo("look 2");
        assertThat(send(get("/gated")).body()).isEqualTo("look 2");
    }

    @Test
    void nobodyGetsWhatIsTooOldHoweverLongTheLookTakes() throws Exception {
        String first = send(get("/gated")).body();
        CompletableFuture<HttpResponse<String>> renewing = whoLooksAnew("/gated");
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();

        await().until(() -> {
            asked.add(client.sendAsync(get("/gated").build(), BodyHandlers.ofString()));
            return looks.get() > 2;
        });
        goOn.countDown();

        assertThat(renewing.get().body()).isNotEqualTo(first);
        assertThat(asked.get(asked.size() - 1).get().body()).isNotEqualTo(first);
    }

    @Test
    void whatFailsWhenItIsLookedAtAnewIsNotRepeatedEither() throws Exception {
        assertThat(send(get("/well-once")).statusCode()).isEqualTo(200);

        await().until(() -> send(get("/well-once")).statusCode() == 503);

        assertThat(send(get("/well-once")).statusCode()).isEqualTo(503);
    }

    @Test
    void onlySoManyAreKept() throws Exception {
        for (int number = 0; number < RepeatedAnswers.MAX_ANSWERS; number++) {
            send(get("/noted?" + number));
        }
        int before = looks.get();
        send(get("/noted?one-more"));
        send(get("/noted?one-more"));

        assertThat(looks).hasValue(before + 2);
        await().until(() -> {
            String once = send(get("/noted?later")).body();
            return send(get("/noted?later")).body().equals(once);
        });
    }

    /** The first request that is not answered as before. */
    private CompletableFuture<HttpResponse<String>> whoLooksAnew(String path) {
        int before = looks.get();
        while (true) {
            CompletableFuture<HttpResponse<String>> asked =
                    client.sendAsync(get(path).build(), BodyHandlers.ofString());
            await().until(() -> asked.isDone() || looks.get() > before);
            if (looks.get() > before) {
                return asked;
            }
        }
    }

    /** A slow machine may take longer than the moment between two requests. */
    private HttpResponse<String> againAs(HttpResponse<String> looked) throws Exception {
        HttpResponse<String> before = looked;
        for (int attempt = 0; attempt < 20; attempt++) {
            HttpResponse<String> again = send(get(looked.uri().getPath()));
            if (again.body().equals(before.body())) {
                return again;
            }
            before = again;
        }
        throw new AssertionError("Every request was looked at anew");
    }

    private static Map<String, List<String>> fieldsOf(HttpResponse<String> answer) {
        Map<String, List<String>> fields = new HashMap<>(answer.headers().map());
        fields.remove("date");
        return fields;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    private final class Parts implements Routes {
        @Override
        public void addTo(RoutesConfig routes) {
            routes.get("/noted", exchange -> {
                exchange.header("X-Own", "own").header("ETag", "\"1\"").result("look " + looks.incrementAndGet());
                Repeatable.note(exchange);
            });
            routes.post("/noted", exchange -> exchange.result("posted"));
            routes.get("/not-noted", exchange -> exchange.result("look " + looks.incrementAndGet()));
            routes.get("/with-cookie", exchange -> {
                exchange.cookie("once", "1").result("look " + looks.incrementAndGet());
                Repeatable.note(exchange);
            });
            routes.get("/unwell", exchange -> {
                exchange.status(503).result("look " + looks.incrementAndGet());
                Repeatable.note(exchange);
            });
            routes.get("/failed", exchange -> {
                Repeatable.note(exchange);
                throw new IllegalStateException("look " + looks.incrementAndGet());
            });
            routes.get("/slow", exchange -> {
                int look = looks.incrementAndGet();
                looking.countDown();
                goOn.await();
                exchange.result("look " + look);
                Repeatable.note(exchange);
            });
            routes.get("/gated", exchange -> {
                int look = looks.incrementAndGet();
                if (look > 1) {
                    goOn.await();
                }
                exchange.result("look " + look);
                Repeatable.note(exchange);
            });
            routes.get("/well-once", exchange -> {
                exchange.status(looks.incrementAndGet() == 1 ? 200 : 503).result("look");
                Repeatable.note(exchange);
            });
            routes.post("/change", Changing::note);
        }
    }
}
