package io.certcron.bootstrap.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** On SIGTERM or Ctrl-C, lets the run stop at the next chunk, and then exits with its exit code. */
final class StopOnSignal implements AutoCloseable {

    /** For what comes after the work: alerts that wait, closing connections, and the last lines of the log. */
    private static final Duration TIDYING_UP = Duration.ofSeconds(8);

    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.INCOMPLETE);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndExit, "certification-cron-stop");
    private Runnable stop = () -> {};
    private boolean signalled;
    private volatile Duration grace = Duration.ofSeconds(20);

    static StopOnSignal install() {
        StopOnSignal signal = new StopOnSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** How long the work may take to end after a signal. */
    void waitAtMost(Duration longest) {
        grace = longest;
    }

    /** What a signal asks to stop: a later one, or one that came already. */
    synchronized void onSignal(Runnable action) {
        stop = action;
        if (signalled) {
            action.run();
        }
    }

    private synchronized void signal() {
        signalled = true;
        stop.run();
    }

    /** With what the process will exit. */
    void exitingWith(int code) {
        exitCode.set(code);
    }

    /** The work is done and logged; the process may end. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // the hook itself ends the process
        }
    }

    private void stopAndExit() {
        signal();
        try {
            if (finished.await(grace.plus(TIDYING_UP).toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(exitCode.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
