package io.certcron.bootstrap.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final SettableClock clock = new SettableClock();
    private final TerminalProgress progress = new TerminalProgress(terminal, clock);

    @Test
    void showsRowsSpeedAndShareOfTheFile() {
        clock.advance(Duration.ofSeconds(2));
        progress.moved(1_000_000, 42_000_000, 120_000_000);

        assertThat(shown()).isEqualTo("\r1,000,000 rows, 500,000 rows/s, 42.0 of 120.0 MB, 35 %");
    }

    @Test
    void showsNoShareOfAStreamOfUnknownSize() {
        clock.advance(Duration.ofSeconds(1));
        progress.moved(10, 1_500_000, 0);

        assertThat(shown()).isEqualTo("\r10 rows, 10 rows/s, 1.5 MB");
    }

    @Test
    void isSilentUntilSomeTimeHasPassedExceptAtTheEnd() {
        progress.moved(1, 1, 100);
        int once = shown().length();
        clock.advance(Duration.ofMillis(100));
        progress.moved(2, 2, 100);
        assertThat(shown()).hasSize(once);

        progress.moved(3, 100, 100);
        assertThat(shown().strip()).endsWith("100 %");
    }

    @Test
    void blanksOutWhatALongerLineLeft() {
        progress.moved(1_000, 1_000_000_000, 2_000_000_000);
        clock.advance(Duration.ofSeconds(1_000));
        progress.moved(1_001, 1_000_000_001, 2_000_000_000);

        String[] lines = shown().split("\r", -1);
        assertThat(lines[2]).hasSameSizeAs(lines[1]).contains("50 %  ");
    }

    @Test
    void endsItsLineAndOnlyIfThereIsOne() {
        progress.ended();
        assertThat(shown()).isEmpty();

        progress.moved(1, 1, 1);
        progress.ended();
        assertThat(shown()).endsWith("100 %" + System.lineSeparator());
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.EPOCH;

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
