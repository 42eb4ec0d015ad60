package io.certcron.scheduler;

import io.certcron.application.port.out.NightlyScheduler;
import io.certcron.contract.NightlySchedulerContract;
import io.certcron.contract.SchedulerFixture;
import io.certcron.contract.SettableClock;
import java.time.Duration;
import java.time.Instant;

class CronUtilsSchedulerContractTest extends NightlySchedulerContract {

    @Override
    protected SchedulerFixture createFixture() {
        SettableClock clock = new SettableClock(SchedulerFixture.START);
        CronUtilsScheduler scheduler = new CronUtilsScheduler(clock, Duration.ofMillis(2));
        return new SchedulerFixture() {
            @Override
            public NightlyScheduler scheduler() {
                return scheduler;
            }

            @Override
            public void moveClockTo(Instant instant) {
                clock.setTo(instant);
            }

            @Override
            public void close() {
                scheduler.close();
            }
        };
    }
}
