package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certification;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.Examples.reminderKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PageClaim;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The planner's rules P21 to P25: what it may claim as it plans. A planner that claims nothing keeps them too. */
abstract class PlannerClaimRules extends PlannerOwnerRules {

    @Test
    @DisplayName(
            "P21: what is claimed with its page has one attempt and a lease, and is settled by the page's claim; the rest is pending")
    void claimsWithThePage() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        PageClaim claim = newClaim(job().open(TONIGHT));

        ClaimedPage page = claimPauses(claim, 10);

        assertThat(page.page().planned()).isEqualTo(Map.of(0, 2L));
        assertClaimed(page, Set.of(pauseKey(1, TONIGHT), pauseKey(2, TONIGHT)));
        assertThat(database().ledger().settle(claim.claim(), done(page)))
                .isEqualTo(page.claimed().size());
        assertThat(page.claimed())
                .allSatisfy(intent ->
                        assertThat(job().stored(intent.key()).status()).isEqualTo(IntentStatus.DONE));
    }

    @Test
    @DisplayName("P22: what was claimed with its page and is not settled becomes claimable when the lease runs out")
    void leavesTheClaimToTheLease() {
        database().insert(active(1, TONIGHT));
        ClaimedPage page = claimPauses(newClaim(job().open(TONIGHT)), 10);

        List<ClaimedIntent> before = job().claim(Channel.AUTO_PAUSE).intents();
        database().elapse(NightJob.LEASE.plusSeconds(1));
        List<ClaimedIntent> after = job().claim(Channel.AUTO_PAUSE).intents();

        assertThat(before).hasSize(1 - page.claimed().size());
        assertThat(after).singleElement().satisfies(intent -> assertThat(intent.attempts())
                .isEqualTo(2));
    }

    @Test
    @DisplayName("P23: of a mentor who has several intents tonight, on whichever page, none is claimed with its page")
    void leavesSeveralOfOneMentorTogether() {
        int mentor = 9;
        database().insert(certification(1, mentor, TONIGHT, "active"));
        database().insert(active(2, TONIGHT));
        database().insert(certification(3, mentor, TONIGHT, "active"));
        database().insert(certification(4, mentor, TONIGHT.plusDays(7), "active"));
        database().insert(certification(5, mentor, TONIGHT.plusDays(30), "active"));
        OpenRun run = job().open(TONIGHT);

        List<ClaimedPage> pages = List.of(claimPauses(newClaim(run), 1), claimReminders(newClaim(run), 1));

        assertThat(pages.stream().flatMap(page -> page.claimed().stream()))
                .extracting(ClaimedIntent::peerMentorId)
                .doesNotContain(Examples.mentorId(mentor));
    }

    @Test
    @DisplayName("P24: nor is one claimed whose mentor has another from an earlier night that is not settled")
    void leavesEarlierOnesTogether() {
        int mentor = 9;
        database().insert(certification(1, mentor, TONIGHT.plusDays(29), "active"));
        job().plan(TONIGHT.minusDays(1));
        database().insert(certification(2, mentor, TONIGHT.plusDays(7), "active"));

        ClaimedPage page = claimReminders(newClaim(job().open(TONIGHT)), 10);

        assertThat(page.page().planned()).isEqualTo(Map.of(7, 1L));
        assertThat(page.claimed()).isEmpty();
    }

    @Test
    @DisplayName("P25: only what is new and to be sent is claimed: nothing superseded, nothing that was planned before")
    void claimsNewOnesOnly() {
        database().insert(active(1, TONIGHT.plusDays(7)));
        OpenRun run = job().open(TONIGHT);
        PageClaim claim = newClaim(run);

        ClaimedPage first = claimReminders(claim, 10);
        ClaimedPage again = claimReminders(newClaim(run), 10);

        assertClaimed(first, Set.of(reminderKey(1, TONIGHT.plusDays(7), 7)));
        assertThat(again.page().planned()).isEmpty();
        assertThat(again.claimed()).isEmpty();
    }

    private void assertClaimed(ClaimedPage page, Set<IdempotencyKey> planned) {
        Set<IdempotencyKey> claimed =
                page.claimed().stream().map(ClaimedIntent::key).collect(Collectors.toSet());
        assertThat(planned).containsAll(claimed);
        assertThat(planned).allSatisfy(key -> {
            boolean isClaimed = claimed.contains(key);
            assertThat(job().stored(key).status()).isEqualTo(isClaimed ? IntentStatus.CLAIMED : IntentStatus.PENDING);
            assertThat(job().stored(key).attempts()).isEqualTo(isClaimed ? 1 : 0);
        });
        assertThat(page.claimed())
                .allSatisfy(intent -> assertThat(intent.attempts()).isOne());
    }

    private ClaimedPage claimPauses(PageClaim claim, int pageSize) {
        return owned(planner().planAndClaimPauses(job().run(), WINDOW, Optional.empty(), pageSize, claim));
    }

    private ClaimedPage claimReminders(PageClaim claim, int pageSize) {
        return owned(planner().planAndClaimReminders(job().run(), WINDOW, Optional.empty(), pageSize, claim));
    }

    private static ClaimedPage owned(Optional<ClaimedPage> page) {
        return page.orElseThrow(() -> new AssertionError("The owner of a run is told that it lost its lease"));
    }

    static PageClaim newClaim(OpenRun run) {
        return new PageClaim(new Claim(UUID.randomUUID(), run.runId(), UUID.randomUUID()), NightJob.LEASE);
    }

    private static List<Settlement> done(ClaimedPage page) {
        return page.claimed().stream()
                .<Settlement>map(intent -> new Settlement.Done(intent.key(), false))
                .toList();
    }
}
