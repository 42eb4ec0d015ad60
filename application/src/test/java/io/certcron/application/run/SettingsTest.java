package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.out.Redelivery;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PauseBrake;
import io.certcron.domain.Thresholds;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 4, 4, 12, chunkMentors: must be 1 to 50",
        "51, 4, 4, 12, chunkMentors: must be 1 to 50",
        "50, 0, 4, 12, workers: must be 1 to 64",
        "50, 65, 4, 12, workers: must be 1 to 64",
        "50, 4, 0, 12, attemptsInRun: must be 1 to 12",
        "50, 4, 13, 12, attemptsInRun: must be 1 to 12"
    })
    void refuseNumbersOutOfBounds(int chunkMentors, int workers, int attemptsInRun, int attemptsInAll, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dispatch(chunkMentors, workers, attemptsInRun, attemptsInAll))
                .withMessageStartingWith(message);
    }

    @Test
    void acceptTheBoundsThemselves() {
        assertThat(dispatch(1, 1, 1, 1).workers()).isEqualTo(1);
        assertThat(dispatch(50, 64, 12, 12).workers()).isEqualTo(64);
        assertThat(run(1, Duration.ofSeconds(1)).planPageSize()).isEqualTo(1);
        assertThat(run(RunSettings.MAX_PLAN_PAGE_SIZE, Duration.ofSeconds(1)).planPageSize())
                .isEqualTo(100_000);
    }

    @Test
    void refusePagesAndLeasesOutOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(0, Duration.ofSeconds(45)))
                .withMessage("planPageSize: must be 1 to 100000, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> run(100_001, Duration.ofSeconds(45)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(1, Duration.ofMillis(999)))
                .withMessage("runLease: must be at least a second, got PT0.999S");
    }

    @Test
    void redeliverAlwaysUnlessToldOtherwise() {
        DispatchSettings settings = dispatch(50, 4, 4, 12);

        assertThat(settings.redeliveryOn(Channel.REMINDER)).isEqualTo(Redelivery.ALWAYS);
        assertThat(settings.redeliveryOn(Channel.AUTO_PAUSE)).isEqualTo(Redelivery.NEVER);
    }

    @Test
    void haveTheSameFingerprintForEqualPoliciesOnly() {
        String fingerprint = policy(List.of(30, 7), Set.of("active", "valid"), 14);

        assertThat(policy(List.of(7, 30), Set.of("valid", "active"), 14)).isEqualTo(fingerprint);
        assertThat(policy(List.of(30), Set.of("active", "valid"), 14)).isNotEqualTo(fingerprint);
        assertThat(policy(List.of(30, 7), Set.of("active"), 14)).isNotEqualTo(fingerprint);
        assertThat(policy(List.of(30, 7), Set.of("active", "valid"), 13)).isNotEqualTo(fingerprint);
    }

    private static String policy(List<Integer> thresholds, Set<String> activeStatuses, int catchUpMaxDays) {
        ExpiryPolicy policy = new ExpiryPolicy(new Thresholds(thresholds), activeStatuses, catchUpMaxDays);
        return new RunSettings(
                        ZoneOffset.UTC,
                        policy,
                        PauseBrake.STANDARD,
                        1,
                        Duration.ofSeconds(45),
                        DispatchSettings.STANDARD)
                .policyFingerprint();
    }

    private static RunSettings run(int planPageSize, Duration runLease) {
        return new RunSettings(
                ZoneOffset.UTC,
                ExpiryPolicy.STANDARD,
                PauseBrake.STANDARD,
                planPageSize,
                runLease,
                DispatchSettings.STANDARD);
    }

    private static DispatchSettings dispatch(int chunkMentors, int workers, int attemptsInRun, int attemptsInAll) {
        return new DispatchSettings(
                chunkMentors,
                workers,
                Duration.ZERO,
                Duration.ofSeconds(45),
                attemptsInRun,
                attemptsInAll,
                RetryBackoff.STANDARD,
                Duration.ofMinutes(2),
                Duration.ofSeconds(30),
                Map.of(Channel.AUTO_PAUSE, Redelivery.NEVER));
    }
}
