package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkTest {

    private static final Claim CLAIM = new Claim(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private static final Instant FRESH_UNTIL = Instant.parse("2026-11-21T01:30:22Z");

    @Test
    void cutsAfterSoManyMentorsAndNeverBetweenTheIntentsOfOne() {
        List<ClaimedIntent> intents = new ArrayList<>();
        IntStream.rangeClosed(1, 5).forEach(mentor -> {
            intents.add(Intents.pause(mentor, 1));
            intents.add(Intents.pause(mentor, 1));
        });

        List<Chunk> chunks = Chunk.cut(CLAIM, intents, 2, FRESH_UNTIL, 0);

        assertThat(chunks).extracting(chunk -> chunk.intents().size()).containsExactly(4, 4, 2);
        assertThat(chunks).flatExtracting(Chunk::intents).containsExactlyElementsOf(intents);
        assertThat(chunks).extracting(Chunk::claim).containsOnly(CLAIM);
    }

    @Test
    void cutsNothingIntoNoChunks() {
        assertThat(Chunk.cut(CLAIM, List.of(), 50, FRESH_UNTIL, 0)).isEmpty();
    }

    @Test
    void isFreshForHalfItsLease() {
        Chunk chunk = new Chunk(CLAIM, List.of(Intents.pause(1, 1)), FRESH_UNTIL, 0);

        assertThat(chunk.isFresh(FRESH_UNTIL.minusMillis(1))).isTrue();
        assertThat(chunk.isFresh(FRESH_UNTIL)).isFalse();
        assertThat(chunk.releases())
                .containsExactly(new Settlement.Release(Intents.pause(1, 1).key()));
    }
}
