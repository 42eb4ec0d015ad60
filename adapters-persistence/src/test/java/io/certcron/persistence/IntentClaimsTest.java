package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentLedger.Backlog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.PlanningWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntentClaimsTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final int WORKERS = 8;
    private static final int MENTORS = 1_000;

    private PostgresContractDatabase database;

    @BeforeEach
    void empty() {
        database = POSTGRES.emptied();
    }

    @Test
    void givesEveryIntentToOneWorkerAndEveryMentorToOneClaim() {
        OpenRun run = planPauses(MENTORS, 5);

        List<ClaimedChunk> chunks = Race.between(WORKERS, () -> claimWhatIsLeft(database.ledger(), run)).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(chunks.stream().flatMap(chunk -> chunk.intents().stream()).map(ClaimedIntent::key))
                .hasSize(5 * MENTORS)
                .doesNotHaveDuplicates();
        assertThat(tokensByMentor(chunks).values()).hasSize(MENTORS).allSatisfy(tokens -> assertThat(tokens)
                .hasSize(1));
    }

    @Test
    void losesNothingWhileWorkersOfOneLedgerReleaseAndSettle() {
        OpenRun run = planPauses(MENTORS, 1);
        IntentLedger shared = database.ledger();

        Race.between(WORKERS, () -> releaseOrSettleUntilNothingIsOpen(shared, run));

        assertThat(shared.backlog(Channel.AUTO_PAUSE, TONIGHT)).isEqualTo(new Backlog(0, 0));
        assertThat(database.intents()).hasSize(MENTORS).allSatisfy(intent -> assertThat(intent.attempts())
                .isEqualTo(1));
    }

    @Test
    void beginsAnewWithTheFirstMentorWithinOneClaim() {
        OpenRun run = planPauses(3, 1);
        IntentLedger ledger = database.ledger();
        settle(ledger, ledger.claim(request(run, 2)), Settlement.Release::new);

        ClaimedChunk chunk = ledger.claim(request(run, 3));

        assertThat(chunk.intents())
                .extracting(ClaimedIntent::peerMentorId)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsClaimingAHeapOnlyUpdate() {
        List<String> indexes = database.backDoor().withHandle(handle -> handle.createQuery(
                        "SELECT indexdef FROM pg_indexes WHERE tablename = 'certification_idempotency_log'")
                .mapTo(String.class)
                .list());

        assertThat(indexes).isNotEmpty().allSatisfy(index -> assertThat(index)
                .doesNotContain("status", "attempts", "claim_token", "lease_expires_at", "error_code"));
    }

    private OpenRun planPauses(int mentors, int certificationsOfEach) {
        database.backDoor().useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO certifications
                        SELECT gen_random_uuid(), mentor.id, :tonight, 'active'
                        FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, :mentors)) AS mentor,
                            generate_series(1, :certifications)
                        """)
                .bind("tonight", TONIGHT)
                .bind("mentors", mentors)
                .bind("certifications", certificationsOfEach)
                .execute());
        OpenRun run = database.runStore().open(Night.opening());
        Night.plan(database.planner(ExpiryPolicy.STANDARD), run, PlanningWindow.ofOneNight(TONIGHT), mentors);
        return run;
    }

    private static ClaimRequest request(OpenRun run, int mentors) {
        return Night.claim(run, Channel.AUTO_PAUSE, mentors);
    }

    private static List<ClaimedChunk> claimWhatIsLeft(IntentLedger ledger, OpenRun run) {
        List<ClaimedChunk> chunks = new ArrayList<>();
        ClaimedChunk chunk = ledger.claim(request(run, 7));
        while (!chunk.isEmpty()) {
            chunks.add(chunk);
            chunk = ledger.claim(request(run, 7));
        }
        return chunks;
    }

    private static int releaseOrSettleUntilNothingIsOpen(IntentLedger ledger, OpenRun run) {
        int chunks = 0;
        while (ledger.backlog(Channel.AUTO_PAUSE, TONIGHT).open() > 0) {
            boolean release = chunks % 3 == 0;
            settle(
                    ledger,
                    ledger.claim(request(run, 7)),
                    key -> release ? new Settlement.Release(key) : new Settlement.Done(key, false));
            chunks++;
        }
        return chunks;
    }

    private static void settle(
            IntentLedger ledger, ClaimedChunk chunk, Function<IdempotencyKey, Settlement> settlement) {
        List<Settlement> settlements =
                chunk.intents().stream().map(ClaimedIntent::key).map(settlement).toList();
        assertThat(ledger.settle(chunk.claim(), settlements)).isEqualTo(settlements.size());
    }

    private static Map<UUID, Set<UUID>> tokensByMentor(List<ClaimedChunk> chunks) {
        record MentorClaim(UUID mentor, UUID token) {}
        return chunks.stream()
                .flatMap(chunk -> chunk.intents().stream()
                        .map(intent -> new MentorClaim(
                                intent.peerMentorId(), chunk.claim().token())))
                .collect(groupingBy(MentorClaim::mentor, mapping(MentorClaim::token, toSet())));
    }
}
