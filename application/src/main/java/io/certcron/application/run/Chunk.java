package io.certcron.application.run;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What is sent in one request.
 *
 * @param claim the right to settle it, which other chunks may share
 * @param intents in the order in which they were claimed
 * @param freshUntil until when it may be sent: later its lease might run out while the service works
 * @param claimedNanos when it was claimed, by the system's nanosecond clock
 */
record Chunk(Claim claim, List<ClaimedIntent> intents, Instant freshUntil, long claimedNanos) {

    /** Cuts what one claim brought into chunks of so many mentors at most. The intents of a mentor have to be side by side. */
    static List<Chunk> cut(
            Claim claim, List<ClaimedIntent> intents, int mentors, Instant freshUntil, long claimedNanos) {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        int mentorsSoFar = 1;
        for (int i = 1; i < intents.size(); i++) {
            UUID mentor = intents.get(i).peerMentorId();
            if (!mentor.equals(intents.get(i - 1).peerMentorId()) && ++mentorsSoFar > mentors) {
                chunks.add(new Chunk(claim, intents.subList(start, i), freshUntil, claimedNanos));
                start = i;
                mentorsSoFar = 1;
            }
        }
        if (!intents.isEmpty()) {
            chunks.add(new Chunk(claim, intents.subList(start, intents.size()), freshUntil, claimedNanos));
        }
        return chunks;
    }

    boolean isFresh(Instant now) {
        return now.isBefore(freshUntil);
    }

    /** The settlements that undo the claim of what was not sent. */
    List<Settlement> releases() {
        return intents.stream()
                .<Settlement>map(intent -> new Settlement.Release(intent.key()))
                .toList();
    }
}
