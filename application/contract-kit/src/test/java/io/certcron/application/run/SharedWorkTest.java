package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.RunResult;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedWorkTest {

    private static final int MENTORS = 400;

    private final Nights nights = new Nights();

    @Test
    void twoProcessesAtOnceSendEverythingOnce() throws Exception {
        IntStream.rangeClosed(1, MENTORS).forEach(number -> nights.insert(number, TONIGHT.plusDays(30)));
        nights.settings = nights.settings.withChunksOf(5);
        nights.sleepsMoveTheClock = false;

        List<RunResult> results = bothAtOnce(nights::run, nights::run);

        assertThat(nights.reminders.farSide().requests().stream()
                        .mapToInt(List::size)
                        .sum())
                .as("items sent")
                .isEqualTo(MENTORS);
        assertThat(results.stream()
                        .mapToLong(result -> result.reminders().tally().sent())
                        .sum())
                .isEqualTo(MENTORS);
        assertThat(nights.log.troubles()).isEmpty();
    }

    private static List<RunResult> bothAtOnce(Callable<RunResult> one, Callable<RunResult> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<RunResult>> ended = threads.invokeAll(List.of(one, other));
            return List.of(ended.get(0).get(), ended.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }
}
