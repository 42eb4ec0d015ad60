package io.certcron.persistence;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.IntentPlanner;
import io.certcron.contract.StoredIntent;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Thresholds;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of certifications at random around every edge, planned by SQL and by the policy. */
class PlannerAgreesWithPolicyTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final int CERTIFICATIONS = 3_000;

    private static final List<LocalDate> BUSINESS_DATES = List.of(
            LocalDate.of(2026, 11, 21),
            LocalDate.of(2027, 1, 30),
            LocalDate.of(2027, 3, 1),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2028, 3, 1),
            LocalDate.of(2099, 12, 31));

    private static final List<ExpiryPolicy> POLICIES = List.of(
            ExpiryPolicy.STANDARD,
            new ExpiryPolicy(new Thresholds(List.of(1)), Set.of("active"), 14),
            new ExpiryPolicy(new Thresholds(List.of(3, 2, 1, 5, 8)), Set.of("active", "on trial"), 14),
            new ExpiryPolicy(new Thresholds(List.of(3_650, 60, 30)), Set.of("Active", "trial"), 366));

    /** In nights; the last ones reach beyond every plausible expiry date. */
    private static final List<Integer> CATCH_UPS = List.of(1, 1, 2, 7, 14, 366, 50_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void plansWhatThePolicyDecidesOnTwoNightsOneAfterTheOther(long seed) {
        Random random = new Random(seed);
        ExpiryPolicy policy = oneOf(POLICIES, random);
        LocalDate firstNight = oneOf(BUSINESS_DATES, random);
        LocalDate secondNight = firstNight.plusDays(1 + random.nextInt(20));
        List<Certification> certifications = RandomCertifications.around(firstNight, random)
                .limit(CERTIFICATIONS)
                .toList();
        PostgresContractDatabase database = POSTGRES.emptied();
        insert(database, certifications);
        ExpectedLedger expected = new ExpectedLedger(policy, certifications);

        for (LocalDate businessDate : List.of(firstNight, secondNight)) {
            PlanningWindow window = new PlanningWindow(businessDate, businessDate.minusDays(oneOf(CATCH_UPS, random)));
            plan(database, policy, window, 1 + random.nextInt(700));
            expected.plan(window);

            assertThat(ledger(database)).as("%s, %s", policy, window).isEqualTo(expected.intents());
            assertCounts(database.planner(policy), expected, window);
        }
    }

    private static void plan(
            PostgresContractDatabase database, ExpiryPolicy policy, PlanningWindow window, int pageSize) {
        Night.plan(database.planner(policy), database.runStore().open(Night.opening()), window, pageSize);
    }

    private static void assertCounts(IntentPlanner planner, ExpectedLedger expected, PlanningWindow window) {
        assertThat(planner.countDuePauses(window)).isEqualTo(expected.duePauses(window));
        assertThat(planner.countDueReminders(window)).isEqualTo(expected.dueReminders(window));
        assertThat(planner.countActive(Long.MAX_VALUE)).isEqualTo(expected.active());
        assertThat(planner.findUnusable(window.businessDate(), CERTIFICATIONS).certificationIds())
                .containsExactlyInAnyOrderElementsOf(expected.unusable(window));
    }

    private static Map<IdempotencyKey, IntentStatus> ledger(PostgresContractDatabase database) {
        return database.intents().stream().collect(toMap(StoredIntent::key, StoredIntent::status));
    }

    private static void insert(PostgresContractDatabase database, List<Certification> certifications) {
        database.backDoor().useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "INSERT INTO certifications VALUES (:certificationId, :peerMentorId, :expiryDate, :status)");
            certifications.forEach(
                    certification -> batch.bindMethods(certification).add());
            batch.execute();
        });
    }

    private static <T> T oneOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
