package io.certcron.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.contract.SettableClock;
import io.certcron.domain.Action;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import io.certcron.http.RunExamples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedServicesTest {

    private final JobMetrics metrics =
            new JobMetrics(new ScriptedStatistics(), () -> 0, "1.2.3", new SettableClock(RunExamples.STARTED));

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void timesEachServiceByOutcome() {
        BatchAnswer answered = new BatchAnswer.Answered(Map.of());
        assertThat(reminders(answered)).isSameAs(answered);
        assertThat(reminders(answered)).isSameAs(answered);
        new TimedManagementService(batch -> new BatchAnswer.HeldBack(Duration.ZERO), metrics).autoPause(batch());

        assertThat(count("reminder", "ANSWERED")).isEqualTo(2);
        assertThat(count("reminder", "HELD_BACK")).isZero();
        assertThat(count("management", "HELD_BACK")).isEqualTo(1);
    }

    @Test
    void everyTroubleHasItsOutcome() {
        reminders(unavailable(ErrorCode.SERVICE_UNAVAILABLE));
        reminders(unavailable(ErrorCode.SERVICE_TIMEOUT));
        reminders(unavailable(ErrorCode.SERVICE_UNREADABLE_ANSWER));
        reminders(new BatchAnswer.Refused(422, Optional.empty()));
        reminders(new BatchAnswer.ChannelBroken(ErrorCode.SERVICE_UNAUTHORIZED, 401, Optional.empty()));
        reminders(new BatchAnswer.ChannelBroken(ErrorCode.SERVICE_ENDPOINT_MISSING, 405, Optional.empty()));
        reminders(new BatchAnswer.ChannelBroken(ErrorCode.SERVICE_REFUSED_REQUEST, 413, Optional.empty()));

        assertThat(count("reminder", "UNAVAILABLE")).isEqualTo(1);
        assertThat(count("reminder", "TIMEOUT")).isEqualTo(1);
        assertThat(count("reminder", "UNREADABLE")).isEqualTo(1);
        assertThat(count("reminder", "REFUSED")).isEqualTo(2);
        assertThat(count("reminder", "UNAUTHORIZED")).isEqualTo(1);
        assertThat(count("reminder", "ENDPOINT_MISSING")).isEqualTo(1);
    }

    @Test
    void aClientThatThrowsIsTimedToo() {
        TimedReminderService broken = new TimedReminderService(
                batch -> {
                    throw new IllegalStateException("broken");
                },
                metrics);

        assertThatThrownBy(() -> broken.sendReminders(batch())).hasMessage("broken");

        assertThat(count("reminder", "UNEXPECTED")).isEqualTo(1);
    }

    private BatchAnswer reminders(BatchAnswer answer) {
        return new TimedReminderService(batch -> answer, metrics).sendReminders(batch());
    }

    private double count(String service, String outcome) {
        return Scrape.of(metrics)
                .value("dispatch_duration_seconds_count{outcome=\"" + outcome + "\",service=\"" + service + "\"}");
    }

    private static BatchAnswer unavailable(ErrorCode code) {
        return new BatchAnswer.Unavailable(code, true, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private static ServiceBatch batch() {
        Action action = new Action.AutoPause();
        UUID certification = new UUID(0xC0, 1);
        IdempotencyKey key = IdempotencyKey.of(action, certification, RunExamples.TONIGHT);
        return new ServiceBatch(
                RunExamples.RUN,
                RunExamples.TONIGHT,
                List.of(new ClaimedIntent(key, certification, new UUID(0xA0, 1), RunExamples.TONIGHT, action, 1)));
    }
}
