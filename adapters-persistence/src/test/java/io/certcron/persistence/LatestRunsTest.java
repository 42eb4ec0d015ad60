package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOpening;
import io.certcron.domain.Operator;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The latest run of each schedule of a page, in one query. */
class LatestRunsTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final Operator ON_CALL = new Operator("on.call", Operator.Way.API);
    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

    private PostgresContractDatabase database;

    @BeforeEach
    void empty() {
        database = POSTGRES.emptied();
    }

    @Test
    void areFoundForEachScheduleDryRunsLeftOut() {
        UUID busy = schedule("busy");
        UUID idle = schedule("idle");
        UUID previewed = schedule("previewed");
        UUID other = schedule("other");
        run(busy, 1, false);
        UUID latest = run(busy, 3, false);
        run(busy, 2, false);
        run(busy, 4, true);
        run(previewed, 5, true);
        run(other, 6, false);

        RunHistory history = database.runHistory();

        assertThat(history.latest(List.of(busy, idle, previewed)))
                .isEqualTo(Map.of(busy, history.find(latest).orElseThrow().record()));
        assertThat(history.latest(List.of())).isEmpty();
    }

    private UUID schedule(String name) {
        UUID cronId = UUID.randomUUID();
        ScheduleSpec spec = ScheduleSpec.of(name, "0 1 * * *", ZoneOffset.UTC, Workflow.ALL);
        database.scheduleStore().create(cronId, spec, Optional.of(START), ON_CALL, START);
        return cronId;
    }

    private UUID run(UUID cronId, int minute, boolean dryRun) {
        UUID runId = UUID.randomUUID();
        database.runStore()
                .openOnDemand(
                        new RunOpening(
                                runId,
                                TONIGHT,
                                ZoneOffset.UTC,
                                Workflow.ALL,
                                dryRun,
                                "policy",
                                UUID.randomUUID(),
                                Duration.ofSeconds(45),
                                START.plus(Duration.ofMinutes(minute))),
                        new RunOnDemand(cronId, ON_CALL, Optional.empty()));
        return runId;
    }
}
