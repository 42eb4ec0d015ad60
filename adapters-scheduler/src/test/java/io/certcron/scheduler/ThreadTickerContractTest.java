package io.certcron.scheduler;

import io.certcron.application.port.out.Ticker;
import io.certcron.contract.TickerContract;

class ThreadTickerContractTest extends TickerContract {

    @Override
    protected Ticker ticker() {
        return new ThreadTicker((thread, failure) -> {});
    }
}
