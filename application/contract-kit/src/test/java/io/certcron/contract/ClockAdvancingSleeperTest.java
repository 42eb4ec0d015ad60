package io.certcron.contract;

import io.certcron.application.port.out.Sleeper;
import java.time.Clock;
import java.time.Instant;

class ClockAdvancingSleeperTest extends SleeperContract {

    private final SettableClock clock = new SettableClock(Instant.EPOCH);

    @Override
    protected Sleeper sleeper() {
        return new ClockAdvancingSleeper(clock);
    }

    @Override
    protected Clock clock() {
        return clock;
    }
}
