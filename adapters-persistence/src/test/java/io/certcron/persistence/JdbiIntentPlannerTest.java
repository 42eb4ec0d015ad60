package io.certcron.persistence;

import static io.certcron.persistence.Night.LEASE;
import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PageClaim;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.StorageException;
import io.certcron.contract.StoredIntent;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PlanningWindow;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiIntentPlannerTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final PlanningWindow WINDOW = new PlanningWindow(TONIGHT, TONIGHT.minusDays(3));
    private static final int CERTIFICATIONS = 3_000;

    private PostgresContractDatabase database;
    private IntentPlanner planner;

    @BeforeEach
    void insertCertificationsThatExpireOnManyDates() {
        database = POSTGRES.emptied();
        planner = database.planner(ExpiryPolicy.STANDARD);
        database.backDoor().useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO certifications
                        SELECT gen_random_uuid(), gen_random_uuid(), :tonight + number % 60 - 20, 'active'
                        FROM generate_series(1, :certifications) AS number
                        """)
                .bind("tonight", TONIGHT)
                .bind("certifications", CERTIFICATIONS)
                .execute());
    }

    @Test
    void plansEachIntentOnceWhenPlannersRunAtTheSameTime() {
        List<List<PlannedPage>> planned =
                Race.between(6, () -> Night.plan(planner, database.runStore().open(Night.opening()), WINDOW, 37));

        assertThat(planned.stream().mapToLong(JdbiIntentPlannerTest::intents).sum())
                .isEqualTo(database.intents().size())
                .isEqualTo(intentsOfAQuietNight());
    }

    @Test
    void goesOnAfterTheLastCommittedPageWhenTheRunIsTakenOver() {
        OpenRun killed = database.runStore().open(Night.opening());
        long before = intents(Night.allPages(
                Optional.empty(), after -> planner.planPauses(killed, WINDOW, after, CERTIFICATIONS, false)));
        PlannedPage lastCommitted =
                planner.planReminders(killed, WINDOW, Optional.empty(), 40).orElseThrow();
        database.elapse(LEASE.plusSeconds(1));

        OpenRun run = database.runStore().open(Night.opening());
        List<PlannedPage> pages =
                Night.allPages(run.resumeAfter(), after -> planner.planReminders(run, WINDOW, after, 40));

        assertThat(run.runId()).isEqualTo(killed.runId());
        assertThat(run.resumeAfter()).isEqualTo(lastCommitted.next());
        assertThat(before + intents(List.of(lastCommitted)) + intents(pages))
                .as("each intent planned once, by one of the two")
                .isEqualTo(intentsOfAQuietNight());
    }

    @Test
    void writesNeitherIntentsNorCursorWhenAPageFails() {
        OpenRun run = database.runStore().open(Night.opening());
        database.backDoor()
                .useHandle(handle -> handle.execute(
                        "ALTER TABLE certification_cron_run ADD CONSTRAINT no_cursor CHECK (cursor_channel IS NULL)"));

        assertThatThrownBy(() -> planner.planPauses(run, WINDOW, Optional.empty(), 10, false))
                .isInstanceOf(StorageException.class);
        database.backDoor()
                .useHandle(handle -> handle.execute("ALTER TABLE certification_cron_run DROP CONSTRAINT no_cursor"));

        assertThat(database.intents()).isEmpty();
    }

    @Test
    void claimsWithItsPageWhatIsTheOnlyIntentOfItsMentor() {
        OpenRun run = database.runStore().open(Night.opening());
        UUID several = UUID.randomUUID();
        database.insert(new Certification(UUID.randomUUID(), several, TONIGHT.plusDays(30), "active"));
        database.insert(new Certification(UUID.randomUUID(), several, TONIGHT.plusDays(14), "active"));
        PageClaim claim = new PageClaim(new Claim(UUID.randomUUID(), run.runId(), UUID.randomUUID()), LEASE);

        ClaimedPage page = planner.planAndClaimReminders(run, WINDOW, Optional.empty(), CERTIFICATIONS, claim)
                .orElseThrow();

        long planned = page.page().planned().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(page.claimed()).isNotEmpty().hasSize((int) planned - 2);
        assertThat(page.claimed()).extracting(ClaimedIntent::peerMentorId).doesNotContain(several);
        assertThat(database.intents())
                .filteredOn(intent -> intent.status() == IntentStatus.CLAIMED)
                .extracting(StoredIntent::key)
                .containsExactlyInAnyOrderElementsOf(
                        page.claimed().stream().map(ClaimedIntent::key).toList());
    }

    private long intentsOfAQuietNight() {
        database.backDoor().useHandle(handle -> handle.execute("TRUNCATE certification_idempotency_log"));
        return intents(Night.plan(planner, database.runStore().open(Night.opening("quiet")), WINDOW, CERTIFICATIONS));
    }

    private static long intents(List<PlannedPage> pages) {
        return pages.stream()
                .mapToLong(page -> page.superseded()
                        + page.planned().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .sum();
    }
}
