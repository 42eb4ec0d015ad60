package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which check the gauge of missed pauses shows: an alert hangs on it. */
class LatestCheckTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private PostgresContractDatabase database;

    @BeforeEach
    void empty() {
        database = POSTGRES.emptied();
    }

    @Test
    void isNotThatOfARunForAnEarlierDate() {
        check(TONIGHT, 1, 3);
        check(TONIGHT.minusDays(5), 2, 0);

        assertThat(missedPauses()).contains(3L);
    }

    @Test
    void isTheLastOneOfItsDate() {
        check(TONIGHT, 2, 1);
        check(TONIGHT, 1, 3);
        check(TONIGHT.minusDays(1), 3, 7);

        assertThat(missedPauses()).contains(1L);
    }

    @Test
    void isTheLastOneWhereTheRunsAreDeleted() {
        check(TONIGHT, 1, 3);
        check(TONIGHT.minusDays(5), 2, 4);
        POSTGRES.superuser().useHandle(handle -> handle.execute("DELETE FROM certification_cron_run"));

        assertThat(missedPauses()).contains(4L);
    }

    private Optional<Long> missedPauses() {
        return database.statistics().read().missedPauses();
    }

    private void check(LocalDate businessDate, int hour, int missed) {
        OpenRun run = database.runStore()
                .open(new RunOpening(
                        UUID.randomUUID(),
                        businessDate,
                        ZoneOffset.UTC,
                        Workflow.ALL,
                        false,
                        "policy",
                        UUID.randomUUID(),
                        Night.LEASE,
                        PostgresContractDatabase.NOW));
        database.auditLog()
                .record(
                        run,
                        PostgresContractDatabase.NOW.plus(Duration.ofHours(hour)),
                        Optional.of(new FlaggedCertifications(missed, List.of())));
    }
}
