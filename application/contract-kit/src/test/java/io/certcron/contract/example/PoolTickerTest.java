package io.certcron.contract.example;

import io.certcron.application.port.out.Ticker;
import io.certcron.contract.TickerContract;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;

// region test
class PoolTickerTest extends TickerContract {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

    @Override
    protected Ticker ticker() {
        return new PoolTicker(threads, failure -> {});
    }

    @AfterEach
    void stopTheThreads() {
        threads.shutdown();
    }
}
// endregion
