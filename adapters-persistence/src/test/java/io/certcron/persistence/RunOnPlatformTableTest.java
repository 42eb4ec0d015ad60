package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Thresholds;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run on a platform's own table, whose other columns are called as ours are. */
class RunOnPlatformTableTest {

    @RegisterExtension
    static final PostgresFixture DATABASE = PostgresFixture.empty();

    private static final CertificationTable LICENCES =
            new CertificationTable("platform", "licences", "id", "holder", "valid_until", "state", "on-hold");
    private static final ExpiryPolicy POLICY = new ExpiryPolicy(Thresholds.STANDARD, Set.of("valid"), 14);
    private static final PlanningWindow WINDOW = PlanningWindow.ofOneNight(TONIGHT);

    @Test
    void plansClaimsAndSettlesWhateverTheColumnsAreCalled() {
        createLicences();
        Storage storage = new Storage(DATABASE.dataSource(PostgresFixture.RUNTIME), LICENCES);
        IntentPlanner planner = new JdbiIntentPlanner(storage, POLICY, Clock.systemUTC());
        IntentLedger ledger = new JdbiIntentLedger(storage, POLICY, Clock.systemUTC());
        OpenRun run = new JdbiRunStore(storage, Clock.systemUTC()).open(Night.opening());

        Night.plan(planner, run, WINDOW, 10);
        ClaimedChunk pauses = ledger.claim(Night.claim(run, Channel.AUTO_PAUSE, 50));
        ClaimedChunk reminders = ledger.claim(Night.claim(run, Channel.REMINDER, 50));

        assertThat(planner.countDuePauses(WINDOW)).isEqualTo(1);
        assertThat(planner.findUnusable(TONIGHT, 10).count()).isEqualTo(1);
        assertThat(planner.countActive(10)).isEqualTo(5);
        assertThat(pauses.intents()).hasSize(1);
        assertThat(reminders.intents()).hasSize(1);
        assertThat(ledger.settle(
                        pauses.claim(),
                        List.of(new Settlement.Done(pauses.intents().get(0).key(), false))))
                .isEqualTo(1);
    }

    /** One pause and one reminder are due; the others are on hold, without a date, or without an id to act on. */
    private static void createLicences() {
        DATABASE.owner().useHandle(handle -> {
            handle.execute("CREATE SCHEMA platform");
            handle.execute(
                    """
                    CREATE TABLE platform.licences (
                        id uuid UNIQUE, holder uuid, valid_until date, state varchar(20),
                        status text, action text, attempts text, expiry_date text, idempotency_key text, place text)
                    """);
            handle.execute(
                    """
                    INSERT INTO platform.licences (id, holder, valid_until, state)
                    VALUES
                        (gen_random_uuid(), gen_random_uuid(), '2026-11-21', 'valid'),
                        (gen_random_uuid(), gen_random_uuid(), '2026-12-21', 'valid'),
                        (gen_random_uuid(), gen_random_uuid(), '2026-11-21', 'on-hold'),
                        (gen_random_uuid(), gen_random_uuid(), NULL, 'valid'),
                        (gen_random_uuid(), NULL, '2026-11-21', 'valid'),
                        (NULL, gen_random_uuid(), '2026-11-21', 'valid')
                    """);
        });
        new SchemaMigration(DATABASE.dataSource(PostgresFixture.OWNER), LICENCES, Optional.of(PostgresFixture.RUNTIME))
                .migrate();
    }
}
