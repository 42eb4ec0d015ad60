package io.certcron.application.run;

import io.certcron.application.port.out.Sleeper;
import io.certcron.contract.SleeperContract;
import java.time.Clock;

class ThreadSleeperTest extends SleeperContract {

    @Override
    protected Sleeper sleeper() {
        return new ThreadSleeper();
    }

    @Override
    protected Clock clock() {
        return Clock.systemUTC();
    }
}
