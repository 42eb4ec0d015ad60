package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.out.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandCrankedTickerTest extends TickerContract {

    private final HandCrankedTicker cranked = new HandCrankedTicker();

    @Override
    protected Ticker ticker() {
        return cranked;
    }

    @Override
    protected void letPass(Duration duration) throws InterruptedException {
        Cranking.letPass(duration, cranked);
    }

    @Test
    void callsEachTickOnceForEachCrankOnTheCallersThread() {
        List<String> ticks = new ArrayList<>();
        HandCrankedTicker ticker = new HandCrankedTicker();
        ticker.every("first", Duration.ofDays(1), () -> ticks.add("first on " + Thread.currentThread()));
        ticker.every("second", Duration.ofDays(1), () -> ticks.add("second on " + Thread.currentThread()));
        assertThat(ticks).as("before it is cranked").isEmpty();

        ticker.crank();

        assertThat(ticks).containsExactly("first on " + Thread.currentThread(), "second on " + Thread.currentThread());
    }

    @Test
    void cranksOneByItsName() {
        List<String> ticks = new ArrayList<>();
        HandCrankedTicker ticker = new HandCrankedTicker();
        ticker.every("first", Duration.ofDays(1), () -> ticks.add("first"));
        ticker.every("second", Duration.ofDays(1), () -> ticks.add("second")).close();

        ticker.crank("first");

        assertThat(ticks).containsExactly("first");
        assertThat(ticker.names()).containsExactly("first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ticker.crank("second"))
                .withMessage("name: nothing ticks as 'second', only [first]");
    }

    @Test
    void keepsWhatATickThrew() {
        HandCrankedTicker ticker = new HandCrankedTicker();
        IllegalStateException thrown = new IllegalStateException("thrown by a tick, for the test's sake");
        ticker.every("throwing", Duration.ofDays(1), () -> {
            throw thrown;
        });

        ticker.crank();

        assertThat(ticker.failures()).containsExactly(thrown);
    }

    @Test
    void refusesAnIntervalThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HandCrankedTicker().every("never", Duration.ZERO, () -> {}))
                .withMessage("interval: must be positive, got PT0S");
    }
}
