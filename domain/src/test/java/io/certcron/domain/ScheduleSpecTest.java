package io.certcron.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleSpecTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Test
    void isEnabledAtFirst() {
        ScheduleSpec spec = named("pauses");

        assertThat(spec.enabled()).isTrue();
        assertThat(spec.pauseReason()).isEmpty();
    }

    @Test
    void pausesForAReasonAndResumesWithoutOne() {
        ScheduleSpec paused = named("pauses").paused(Optional.of("The service is being moved"));

        assertThat(paused.enabled()).isFalse();
        assertThat(paused.pauseReason()).contains("The service is being moved");
        assertThat(paused.resumed()).isEqualTo(named("pauses"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "Påminnelser kl. 01", "reminders (all)"})
    void takesNamesThatPeopleGive(String name) {
        assertThat(named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " pauses", "pauses ", "pau\nses", "pau\u0000ses"})
    void refusesNamesThatNobodyCouldTypeAgain(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named(name))
                .withMessageStartingWith("name: must be 1 to 100 characters");
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(named("n".repeat(100)).name()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> named("n".repeat(101)));
    }

    @Test
    void refusesReasonsThatAreTooLong() {
        assertThat(named("pauses").paused(Optional.of("r".repeat(500))).pauseReason())
                .isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named("pauses").paused(Optional.of("r".repeat(501))))
                .withMessage("pauseReason: must be at most 500 characters");
    }

    @Test
    void refusesAReasonForAPauseThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ScheduleSpec("pauses", "0 2 * * *", OSLO, Workflow.ALL, true, Optional.of("why not")))
                .withMessage("pauseReason: only a paused schedule has one");
    }

    private static ScheduleSpec named(String name) {
        return ScheduleSpec.of(name, "0 2 * * *", OSLO, Workflow.AUTO_PAUSE);
    }
}
