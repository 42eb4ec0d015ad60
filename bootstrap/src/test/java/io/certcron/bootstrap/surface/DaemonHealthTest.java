package io.certcron.bootstrap.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.http.api.Health;
import io.certcron.persistence.SchemaCheck.Lack;
import io.certcron.persistence.SchemaCheck.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaemonHealthTest {

    private static final Supplier<Outcome> FIT = Outcome.Ready::new;

    @Test
    void livesWhileItsLoopsComeRound() {
        assertThat(livingSince(Duration.ofSeconds(119)).ok()).isTrue();
    }

    @Test
    void livesBeforeItsLoopsAreStarted() {
        assertThat(new DaemonHealth(Optional::empty, FIT).live().ok()).isTrue();
    }

    @Test
    void doesNotLiveOnceALoopIsStuck() {
        Health health = livingSince(Duration.ofSeconds(121));

        assertThat(health.ok()).isFalse();
        assertThat(codesOf(health)).containsExactly(ErrorCode.LOOP_STUCK);
    }

    @Test
    void livesWhileItStopsAndItsLoopsHaveEnded() {
        DaemonHealth health = new DaemonHealth(() -> Optional.of(Duration.ofMinutes(5)), FIT);
        health.stopping();

        assertThat(health.live().ok()).isTrue();
    }

    @Test
    void isReadyWithAFitDatabase() {
        assertThat(withDatabase(FIT).ready().ok()).isTrue();
    }

    @Test
    void isNotReadyOnceItWasToldToStop() {
        DaemonHealth health = withDatabase(FIT);
        health.stopping();

        assertThat(codesOf(health.ready())).containsExactly(ErrorCode.PROCESS_STOPPING);
        assertThat(health.live().ok()).isTrue();
    }

    @Test
    void isNotReadyWithoutItsMigrations() {
        assertThat(codesOf(withDatabase(() -> new Outcome.NotMigrated(List.of("V9")))
                        .ready()))
                .containsExactly(ErrorCode.DATABASE_NOT_MIGRATED);
    }

    @ParameterizedTest
    @CsvSource({"MEMBERSHIP, run 'migrate' with database.runtime-user", "SELECT, GRANT SELECT", "POLICY, CREATE POLICY"
    })
    void isNotReadyWithoutItsRightsAndSaysHowToGrantThem(Lack lack, String fix) {
        Health health = withDatabase(() -> new Outcome.RoleInsufficient(lack)).ready();

        assertThat(codesOf(health)).containsExactly(ErrorCode.DATABASE_ROLE_INSUFFICIENT);
        assertThat(health.checks())
                .filteredOn(check -> !check.ok())
                .singleElement()
                .satisfies(check -> assertThat(check.fix().orElseThrow()).contains(fix));
    }

    @Test
    void isNotReadyWhileTheDatabaseIsAway() {
        assertThat(codesOf(withDatabase(failingWith(true)).ready())).containsExactly(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(codesOf(withDatabase(failingWith(false)).ready())).containsExactly(ErrorCode.DATABASE_ERROR);
    }

    private static Supplier<Outcome> failingWith(boolean unavailable) {
        return () -> {
            throw new StorageException(
                    "check_role", Optional.empty(), unavailable, List.of(), new IllegalStateException());
        };
    }

    private static Health livingSince(Duration lastRound) {
        return new DaemonHealth(() -> Optional.of(lastRound), FIT).live();
    }

    private static DaemonHealth withDatabase(Supplier<Outcome> schema) {
        return new DaemonHealth(Optional::empty, schema);
    }

    private static List<ErrorCode> codesOf(Health health) {
        return health.checks().stream().flatMap(check -> check.code().stream()).toList();
    }
}
