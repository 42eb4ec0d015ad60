package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.Ticker;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import io.certcron.scheduler.CronUtilsFireTimes;
import io.certcron.scheduler.ThreadTicker;

/** Cron expressions, by cron-utils, and the ticking of loops. */
public final class SchedulerModule extends AbstractModule {

    @Provides
    @Singleton
    FireTimes fireTimes() {
        return new CronUtilsFireTimes();
    }

    @Provides
    @Singleton
    Ticker ticker(EventLog log) {
        return new ThreadTicker((thread, failure) -> log.logEvent(
                Severity.ERROR,
                ErrorCode.UNCAUGHT_EXCEPTION,
                "A loop met something unexpected, and goes on",
                EventContext.NONE.causedBy(failure)));
    }
}
