package io.certcron.contract;

import static io.certcron.contract.Batches.keys;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certificationId;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer.Answered;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingManagementServiceTest extends CertificationManagementServiceContract {

    @Override
    protected ServiceFixture<CertificationManagementService> createFixture() {
        RecordingManagementService service = new RecordingManagementService(new ScriptedService());
        return new InMemoryFixture<>(service, service.farSide());
    }

    @Test
    void pausesOnlyWhileTheCertificationStillHasTheExpiryDate() {
        InMemoryDatabase database = new InMemoryDatabase();
        database.insert(active(1, TONIGHT));
        database.insert(active(2, TONIGHT.plusYears(1)));
        ServiceBatch batch = Batches.of(new Action.AutoPause(), 1, 2);

        Answered answer = (Answered) new RecordingManagementService(database).autoPause(batch);

        assertThat(answer.items())
                .containsEntry(keys(batch).get(0), new ItemAnswer.Done())
                .containsEntry(keys(batch).get(1), new ItemAnswer.Rejected("CYCLE_ENDED", Optional.empty()));
        assertThat(database.certification(certificationId(1)))
                .map(Certification::status)
                .contains("paused");
        assertThat(database.certification(certificationId(2)))
                .map(Certification::status)
                .contains("active");
    }
}
