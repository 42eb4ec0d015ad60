package io.certcron.persistence;

import io.certcron.application.port.out.PageClaim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/**
 * What of a page is claimed as it is planned.
 *
 * @param claim empty where nothing is
 * @param crowd whose intents have to be claimed together later; see {@link MentorCrowd}
 */
record ClaimedWithPage(Optional<PageClaim> claim, MentorCrowd.Found crowd) {

    /** Nothing. */
    static final ClaimedWithPage NOTHING = new ClaimedWithPage(Optional.empty(), MentorCrowd.UNKNOWN);

    static ClaimedWithPage of(PageClaim claim, MentorCrowd.Found crowd) {
        return crowd.isTooLarge() ? NOTHING : new ClaimedWithPage(Optional.of(claim), crowd);
    }

    /** Fills in what the statements of {@link PlanningStep} say about claims. */
    void bind(Query query) {
        query.define("claimed", claim.isPresent() ? "crowd.peer_mentor_id IS NULL" : "false")
                .define(
                        "crowd",
                        claim.isPresent()
                                ? "LEFT JOIN unnest(:crowd) AS crowd (peer_mentor_id) ON crowd.peer_mentor_id = page.peer_mentor_id"
                                : "")
                .bind("claim_token", claim.map(wish -> wish.claim().token()).orElse(null))
                .bind("lease", claim.map(PageClaim::lease).orElse(Duration.ZERO));
        if (claim.isPresent()) {
            query.bindArray("crowd", UUID.class, List.copyOf(crowd.mentors()));
        }
    }
}
