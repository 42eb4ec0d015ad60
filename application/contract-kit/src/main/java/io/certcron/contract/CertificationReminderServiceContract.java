package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link CertificationReminderService}: rules S01 to S20, which both services share, and S21. */
public abstract class CertificationReminderServiceContract extends BatchTroubleRules<CertificationReminderService> {

    private static final int THRESHOLD = 30;

    /** To be extended by the test of an implementation. */
    protected CertificationReminderServiceContract() {}

    @Test
    @DisplayName("S21: a reminder names its threshold and the days that are left on the business date")
    void countsTheDays() {
        send(batch(1));

        assertThat(farSide().requests().get(0)).singleElement().satisfies(item -> {
            assertThat(item.thresholdDays()).as("threshold").hasValue(THRESHOLD);
            assertThat(item.daysLeft()).as("days left").hasValue(THRESHOLD - 1);
        });
    }

    @Override
    final Action action() {
        return new Action.Reminder(THRESHOLD);
    }

    @Override
    final BatchAnswer send(CertificationReminderService service, ServiceBatch batch) {
        return service.sendReminders(batch);
    }
}
