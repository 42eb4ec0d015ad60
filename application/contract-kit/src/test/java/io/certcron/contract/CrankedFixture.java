package io.certcron.contract;

import io.certcron.application.port.out.NightlyScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A hand-cranked scheduler, possibly spoilt, that is cranked whenever its clock is moved. */
final class CrankedFixture implements SchedulerFixture {

    private final SettableClock clock = new SettableClock(SchedulerFixture.START);
    private final HandCrankedScheduler cranked = new HandCrankedScheduler(clock);
    private final NightlyScheduler scheduler;

    CrankedFixture(UnaryOperator<NightlyScheduler> spoil) {
        this.scheduler = spoil.apply(cranked);
    }

    @Override
    public NightlyScheduler scheduler() {
        return scheduler;
    }

    @Override
    public Duration patience() {
        return Duration.ofMillis(50);
    }

    @Override
    public void moveClockTo(Instant instant) {
        clock.setTo(instant);
        cranked.crank();
    }
}
