package io.certcron.contract;

import io.certcron.application.port.out.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class SleeperFaultsTest extends FaultFinding<Sleeper> {

    private static final SettableClock CLOCK = new SettableClock(Instant.EPOCH);

    static class Spoilt extends SleeperContract {
        @Override
        protected Sleeper sleeper() {
            return spoilt(new ClockAdvancingSleeper(CLOCK));
        }

        @Override
        protected Clock clock() {
            return CLOCK;
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<Sleeper>> faults() {
        return List.of(
                Fault.of("is always awake", right -> duration -> right.sleep(Duration.ZERO), "Z01"),
                Fault.of("oversleeps", right -> duration -> right.sleep(duration.plusHours(1)), "Z02"),
                Fault.of("can't be woken", right -> CLOCK::advance, "Z03"));
    }
}
