package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HandCrankedSchedulerTest extends NightlySchedulerContract {

    @Override
    protected SchedulerFixture createFixture() {
        return new CrankedFixture(UnaryOperator.identity());
    }

    @Test
    void keepsWhatACallbackThrew() {
        SettableClock clock = new SettableClock(SchedulerFixture.START);
        HandCrankedScheduler scheduler = new HandCrankedScheduler(clock);
        IllegalStateException thrown = new IllegalStateException("thrown by a callback, for the test's sake");
        scheduler.schedule("0 2 * * *", ZoneOffset.UTC, due -> {
            throw thrown;
        });

        clock.advance(Duration.ofDays(1));
        scheduler.crank();

        assertThat(scheduler.failures()).containsExactly(thrown);
    }
}
