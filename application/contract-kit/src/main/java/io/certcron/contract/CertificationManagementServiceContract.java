package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link CertificationManagementService}: rules S01 to S20, which both services share, and S22. */
public abstract class CertificationManagementServiceContract extends BatchTroubleRules<CertificationManagementService> {

    /** To be extended by the test of an implementation. */
    protected CertificationManagementServiceContract() {}

    @Test
    @DisplayName("S22: a pause names neither a threshold nor the days that are left")
    void countsNoDays() {
        send(batch(1));

        assertThat(farSide().requests().get(0)).singleElement().satisfies(item -> {
            assertThat(item.thresholdDays()).as("threshold").isEmpty();
            assertThat(item.daysLeft()).as("days left").isEmpty();
        });
    }

    @Override
    final Action action() {
        return new Action.AutoPause();
    }

    @Override
    final BatchAnswer send(CertificationManagementService service, ServiceBatch batch) {
        return service.autoPause(batch);
    }
}
