package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final Pace pace = new Pace(clock, AHEAD, 4, 100);

    @Test
    void beginsWithAChunkForEachWorker() {
        clock.advance(Duration.ofSeconds(3));

        assertThat(pace.chunksAhead()).isEqualTo(4);
    }

    @Test
    void claimsWhatIsAnsweredInTheTime() {
        answer(10, Duration.ofMillis(50));

        assertThat(pace.chunksAhead()).isEqualTo(20);
    }

    @Test
    void countsFromTheFirstChunkOn() {
        clock.advance(Duration.ofMinutes(1));
        pace.begin();
        answer(5, Duration.ofMillis(50));
        pace.begin();
        answer(5, Duration.ofMillis(50));

        assertThat(pace.chunksAhead()).isEqualTo(20);
    }

    @Test
    void neverClaimsMoreThanTheMost() {
        answer(50, Duration.ofMillis(1));

        assertThat(pace.chunksAhead()).isEqualTo(100);
    }

    @Test
    void noticesThatAServiceSlowsDown() {
        answer(20, Duration.ofMillis(50));
        int before = pace.chunksAhead();

        answer(5, Duration.ofSeconds(2));

        assertThat(before).isEqualTo(20);
        assertThat(pace.chunksAhead()).isEqualTo(4);
    }

    @Test
    void claimsAChunkAtATimeWhereNothingMayBeClaimedAhead() {
        Pace none = new Pace(clock, Duration.ZERO, 4, 100);
        none.answered();
        none.answered();

        assertThat(none.chunksAhead()).isEqualTo(1);
    }

    private void answer(int chunks, Duration each) {
        for (int i = 0; i < chunks; i++) {
            clock.advance(each);
            pace.answered();
        }
    }
}
