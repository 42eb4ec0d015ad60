package org.example.mentors;

import io.certcron.application.port.out.Ticker;
import io.certcron.contract.TickerContract;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;

class FragileTickerTest extends TickerContract {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

    @Override
    protected Ticker ticker() {
        return new FragileTicker(threads);
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(5);
    }

    @AfterEach
    void stopTheThreads() {
        threads.shutdown();
    }
}
