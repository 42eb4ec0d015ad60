package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunRequest;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RunHooksTest {

    private final Nights nights = new Nights();

    @Test
    void exactlyOneIsCalledForEachRunOnceEverythingIsStored() {
        boolean[] storedBefore = {false};
        nights.listeners.add(new RunListener() {
            @Override
            public void onRunComplete(RunResult result) {
                storedBefore[0] = nights.database
                                .runStore()
                                .find(result.runId())
                                .orElseThrow()
                                .status()
                        == RunStatus.COMPLETED;
            }
        });

        RunResult result = nights.run();

        assertThat(nights.hooks.completed).containsExactly(result);
        assertThat(nights.hooks.failed).isEmpty();
        assertThat(storedBefore[0]).isTrue();
    }

    static List<Throwable> whatAHookMayThrow() {
        return List.of(
                new IllegalStateException("kari@example.com"),
                new NoClassDefFoundError("a metrics library"),
                new AssertionError("what a test said"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("whatAHookMayThrow")
    void oneThatThrowsIsLoggedAndChangesNothingElse(Throwable thrown) {
        nights.listeners.add(0, new ThrowingListener(() -> thrown));

        RunResult result = nights.run();

        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.hooks.completed).containsExactly(result);
        assertThat(nights.log.of(ErrorCode.LISTENER_FAILED)).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.WARN);
            assertThat(warning.hasStackTrace()).isTrue();
            assertThat(warning.context())
                    .contains(entry("listener", "io.certcron.application.run.RunHooksTest$ThrowingListener"));
        });
    }

    @Test
    void oneThatThrowsOnAFailedRunIsLoggedToo() {
        nights.listeners.add(0, new ThrowingListener(IllegalStateException::new));
        nights.database.failNext("open_run");

        RunResult result = nights.run();

        assertThat(nights.hooks.failed).isEqualTo(result.error().stream().toList());
        assertThat(nights.log.troubles()).containsExactly("DATABASE_UNAVAILABLE", "LISTENER_FAILED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void learnWhetherTheRunWasDryAndOpened(boolean dryRun) {
        RunRequest tonight = RunRequest.tonight();
        RunRequest request = dryRun ? tonight.asDryRun() : tonight;
        nights.database.failNext("open_run");
        nights.run(request);
        nights.database.failNext("close_run");
        nights.run(request);

        assertThat(nights.hooks.failed).extracting(RunError::opened).containsExactly(false, true);
        assertThat(nights.hooks.failed).extracting(RunError::dryRun).containsExactly(dryRun, dryRun);
    }

    private record ThrowingListener(Supplier<Throwable> thrown) implements RunListener {

        @Override
        public void onRunComplete(RunResult result) {
            ThrowingListener.<RuntimeException>sneak(thrown.get());
        }

        @Override
        public void onRunError(RunError error) {
            ThrowingListener.<RuntimeException>sneak(thrown.get());
        }

        @SuppressWarnings("unchecked") // on purpose: an Error arrives as it is
        private static <T extends Throwable> void sneak(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }
}
