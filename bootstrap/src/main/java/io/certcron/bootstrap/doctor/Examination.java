package io.certcron.bootstrap.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Does one check after the other, and waits for none of them too long. */
final class Examination {

    private final Duration limit;
    private final long deadline;
    private final Consumer<String> progress;
    private final List<Examined> results = new ArrayList<>();
    private final Set<String> unsound = new HashSet<>();

    /**
     * @param limit for each check
     * @param total for all of them
     * @param progress is told the name of each check as it begins
     */
    Examination(Duration limit, Duration total, Consumer<String> progress) {
        this.limit = limit;
        this.deadline = System.nanoTime() + total.toNanos();
        this.progress = progress;
    }

    List<Examined> of(List<Check> checks) {
        for (Check check : checks) {
            List<Finding> findings = findingsOf(check);
            if (findings.stream().anyMatch(Examination::isUnsound)) {
                unsound.add(check.name());
            }
            findings.forEach(finding -> results.add(new Examined(check.name(), finding)));
        }
        return List.copyOf(results);
    }

    private static boolean isUnsound(Finding finding) {
        return finding instanceof Finding.Failed || finding instanceof Finding.Skipped;
    }

    private List<Finding> findingsOf(Check check) {
        long nanos = Math.min(limit.toNanos(), deadline - System.nanoTime());
        Optional<String> first =
                check.needs().stream().filter(unsound::contains).findFirst();
        if (first.isPresent()) {
            return List.of(new Finding.Skipped("Not looked at: '" + first.get() + "' comes first."));
        }
        if (nanos <= 0) {
            return List.of(new Finding.Skipped("Not looked at: too much time had passed."));
        }
        progress.accept(check.name());
        return within(nanos, check);
    }

    /** A check that hangs is left behind, on a thread that does not keep the process alive. */
    private static List<Finding> within(long nanos, Check check) {
        FutureTask<List<Finding>> look = new FutureTask<>(check::look);
        Thread thread = new Thread(look, "doctor-" + check.name());
        thread.setDaemon(true);
        thread.start();
        try {
            return look.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            thread.interrupt();
            long seconds = Duration.ofNanos(nanos).toSeconds();
            return List.of(new Finding.Failed(
                    "No answer within " + seconds + " s.", "See whether what it looks at is overloaded or blocked."));
        } catch (ExecutionException failure) {
            return List.of(UnexpectedTrouble.finding(failure.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of(new Finding.Skipped("Not looked at: interrupted."));
        }
    }
}
