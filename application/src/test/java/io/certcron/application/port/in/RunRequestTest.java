package io.certcron.application.port.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRequestTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 21);

    @Test
    void asksForEverythingTonightUnlessToldOtherwise() {
        assertThat(RunRequest.tonight())
                .isEqualTo(new RunRequest(Workflow.ALL, Optional.empty(), false, Optional.empty()));
    }

    @Test
    void changesOneThingAtATime() {
        assertThat(RunRequest.tonight()
                        .covering(Workflow.REMINDERS)
                        .forBusinessDate(DATE)
                        .within(Duration.ofMinutes(5))
                        .asDryRun())
                .isEqualTo(new RunRequest(
                        Workflow.REMINDERS, Optional.of(DATE), true, Optional.of(Duration.ofMinutes(5))));
    }

    @Test
    void refusesATimeBudgetThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunRequest.tonight().within(Duration.ZERO))
                .withMessage("timeBudget: must be positive, got PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunRequest.tonight().within(Duration.ofSeconds(-1)));
    }
}
