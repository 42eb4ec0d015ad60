package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.port.out.NightlyScheduler;
import io.certcron.scheduler.CronUtilsScheduler;
import java.time.Clock;

/** Cron expressions, by cron-utils. */
public final class SchedulerModule extends AbstractModule {

    @Provides
    @Singleton
    NightlyScheduler scheduler(Clock clock) {
        return new CronUtilsScheduler(clock);
    }
}
