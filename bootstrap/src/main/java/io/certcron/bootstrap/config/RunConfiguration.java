package io.certcron.bootstrap.config;

import io.certcron.application.run.DispatchSettings;
import io.certcron.application.run.RetryBackoff;
import io.certcron.application.run.RunSettings;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PauseBrake;
import java.util.Map;

/** Makes the settings of runs from the values. */
final class RunConfiguration {

    private RunConfiguration() {}

    static RunSettings in(SettingValues values) {
        return new RunSettings(
                values.get(RunKeys.ZONE),
                new ExpiryPolicy(
                        values.get(RunKeys.THRESHOLDS),
                        values.get(RunKeys.ACTIVE_STATUSES),
                        values.get(RunKeys.CATCH_UP_MAX_DAYS)),
                new PauseBrake(values.get(RunKeys.BRAKE_MAX_PAUSES), values.get(RunKeys.BRAKE_MAX_SHARE)),
                values.get(RunKeys.PAGE_SIZE),
                values.get(RunKeys.LEASE),
                dispatch(values));
    }

    private static DispatchSettings dispatch(SettingValues values) {
        return new DispatchSettings(
                values.get(DispatchKeys.CHUNK_MENTORS),
                values.get(DispatchKeys.WORKERS),
                values.get(DispatchKeys.CLAIM_AHEAD),
                values.get(DispatchKeys.LEASE),
                values.get(DispatchKeys.ATTEMPTS_IN_RUN),
                values.get(DispatchKeys.ATTEMPTS_IN_ALL),
                new RetryBackoff(values.get(DispatchKeys.BACKOFF_FIRST), values.get(DispatchKeys.BACKOFF_LONGEST)),
                values.get(DispatchKeys.PATIENCE),
                values.get(DispatchKeys.GIVE_UP_AFTER),
                Map.of(
                        Channel.REMINDER, values.get(ServiceKeys.REMINDER_REDELIVERY),
                        Channel.AUTO_PAUSE, values.get(ServiceKeys.MANAGEMENT_REDELIVERY)));
    }
}
