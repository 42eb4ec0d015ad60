package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certification;
import static io.certcron.contract.Examples.reminderKey;
import static io.certcron.contract.NightJob.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.domain.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's rules L07 to L11: what is claimed together, and what never is. */
abstract class LedgerMentorRules extends LedgerClaimRules {

    private static final int MANY_MENTORS = 60;

    @Test
    @DisplayName("L07: all claimable intents of one mentor are claimed together")
    void claimsAMentorWhole() {
        int mentor = 7;
        for (int number = 1; number <= 5; number++) {
            database().insert(certification(number, mentor, TONIGHT, "active"));
        }
        job().plan(TONIGHT);

        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE, TONIGHT, 1);

        assertThat(chunk.intents()).as("the intents of the mentor").hasSize(5);
    }

    @Test
    @DisplayName("L08: no claim takes the intents of more mentors than it asked for")
    void boundsTheMentors() {
        insertMentorsWithTwoCertifications(5);
        job().plan(TONIGHT);

        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE, TONIGHT, 3);

        assertThat(chunk.intents()).hasSize(6);
        assertThat(mentors(chunk).stream().distinct()).hasSize(3);
    }

    @Test
    @DisplayName("L09: the intents of one mentor stand side by side")
    void keepsAMentorsIntentsTogether() {
        insertMentorsWithTwoCertifications(4);
        job().plan(TONIGHT);

        List<UUID> mentors = mentors(job().claim(Channel.AUTO_PAUSE));

        assertThat(mentors).hasSize(8);
        for (int i = 0; i < mentors.size(); i += 2) {
            assertThat(mentors.get(i)).isEqualTo(mentors.get(i + 1));
        }
    }

    @Test
    @DisplayName("L10: of callers at the same time, no two get the same intent or the same mentor, and none is left")
    void sharesBetweenCallers() {
        insertMentorsWithTwoCertifications(MANY_MENTORS);
        job().plan(TONIGHT);

        List<List<UUID>> claimed = Racers.race(6, () -> claimUntilNothingIsLeft(3));

        List<UUID> all = claimed.stream().flatMap(List::stream).toList();
        assertThat(all).as("mentors, each claimed by one caller once").doesNotHaveDuplicates();
        assertThat(all).as("mentors claimed").hasSize(MANY_MENTORS);
        assertThat(database().intents()).extracting(StoredIntent::attempts).containsOnly(1);
    }

    @Test
    @DisplayName("L11: held and superseded intents are never claimed")
    void leavesHeldAndSuperseded() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT.plusDays(7)));
        job().plan(TONIGHT.minusDays(7));
        job().plan(TONIGHT, true);

        assertThat(job().claim(Channel.AUTO_PAUSE).isEmpty())
                .as("the held pause stays")
                .isTrue();
        assertThat(keys(job().claim(Channel.REMINDER)))
                .as("the reminder at 14 days is superseded")
                .containsExactly(reminderKey(2, TONIGHT.plusDays(7), 7));
    }

    private void insertMentorsWithTwoCertifications(int mentors) {
        for (int mentor = 1; mentor <= mentors; mentor++) {
            database().insert(certification(mentor, mentor, TONIGHT, "active"));
            database().insert(certification(mentors + mentor, mentor, TONIGHT, "active"));
        }
    }

    private List<UUID> claimUntilNothingIsLeft(int mentorsAtATime) {
        List<UUID> claimed = new ArrayList<>();
        List<UUID> mentors;
        do {
            mentors = mentors(job().claim(Channel.AUTO_PAUSE, TONIGHT, mentorsAtATime));
            claimed.addAll(mentors.stream().distinct().toList());
        } while (!mentors.isEmpty() && claimed.size() < MANY_MENTORS);
        return claimed;
    }

    private static List<UUID> mentors(ClaimedChunk chunk) {
        return chunk.intents().stream().map(ClaimedIntent::peerMentorId).toList();
    }
}
