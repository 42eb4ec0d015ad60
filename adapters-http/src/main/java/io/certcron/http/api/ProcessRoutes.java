package io.certcron.http.api;

import io.certcron.domain.ErrorCode;
import io.certcron.http.access.Role;
import io.certcron.http.server.Remembered;
import io.certcron.http.server.Repeatable;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How this process is: health, metrics, and what its API can do. */
final class ProcessRoutes {

    private static final String SPECIFICATION = "certification-cron.yaml";
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Map<String, Remembered<Answer>> health;
    private final MetricsText metrics;
    private final boolean metricsOpen;
    private final byte[] specification = read(SPECIFICATION);

    ProcessRoutes(HealthChecks health, MetricsText metrics, boolean metricsOpen) {
        this.health = Map.of(
                "/health/live", new Remembered<>(() -> answerOf(health::live), FRESH),
                "/health/ready", new Remembered<>(() -> answerOf(health::ready), FRESH));
        this.metrics = metrics;
        this.metricsOpen = metricsOpen;
    }

    void addTo(RoutesConfig routes, Gate gate) {
        health.forEach((path, answer) -> routes.get(path, show(answer)));
        routes.get("/openapi.yaml", request -> {
            Query.none(request);
            request.contentType("application/yaml; charset=utf-8").result(specification);
        });
        Handler scrape = request ->
                request.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
        routes.get("/metrics", metricsOpen ? scrape : gate.needs(Role.VIEWER, exchange -> handle(scrape, exchange)));
    }

    boolean isHealth(String path) {
        return health.containsKey(path);
    }

    private static void handle(Handler handler, Exchange exchange) {
        try {
            handler.handle(exchange.http());
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException("A scrape throws nothing that is checked", impossible);
        }
    }

    private static Handler show(Remembered<Answer> health) {
        return request -> {
            Answer now = health.get();
            request.status(now.status()).contentType(Json.MEDIA_TYPE).result(now.json());
            Repeatable.note(request);
        };
    }

    private static Answer answerOf(Supplier<Health> health) {
        Health now = healthBy(health);
        return new Answer(now.ok() ? 200 : 503, Json.bytes(Shown.of(now)));
    }

    /** A check that fails in a way that nobody expected is not well either. */
    private static Health healthBy(Supplier<Health> health) {
        try {
            return health.get();
        } catch (RuntimeException failure) {
            return new Health(List.of(Health.Check.failed(
                    "checks",
                    ErrorCode.UNEXPECTED_EXCEPTION,
                    "Run doctor, which makes the same checks and tells more.")));
        }
    }

    private static byte[] read(String resource) {
        try (InputStream found = ProcessRoutes.class.getResourceAsStream(resource)) {
            if (found == null) {
                throw new IllegalStateException("The OpenAPI document is not in the jar");
            }
            return found.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] json) {}

    private record Shown(String status, List<ShownCheck> checks) {

        static Shown of(Health health) {
            return new Shown(
                    health.ok() ? "ok" : "failing",
                    health.checks().stream().map(ShownCheck::of).toList());
        }
    }

    private record ShownCheck(String name, boolean ok, @Nullable ErrorCode code, @Nullable String fix) {

        static ShownCheck of(Health.Check check) {
            return new ShownCheck(
                    check.name(),
                    check.ok(),
                    check.code().orElse(null),
                    check.fix().orElse(null));
        }
    }
}
