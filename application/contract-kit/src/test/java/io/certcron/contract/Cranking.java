package io.certcron.contract;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Turns a hand-cranked ticker as time passes, each of its tickings on a thread of its own. */
final class Cranking {

    private static final Set<String> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private Cranking() {}

    static void letPass(Duration duration, HandCrankedTicker ticker) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        do {
            ticker.names().stream().distinct().filter(UNDER_WAY::add).forEach(name -> crank(ticker, name));
            Thread.sleep(2); // so as not to take the processor from the threads that crank
        } while (System.nanoTime() < end);
    }

    private static void crank(HandCrankedTicker ticker, String name) {
        Thread thread = new Thread(() -> {
            try {
                ticker.crank(name);
            } catch (IllegalArgumentException closedMeanwhile) {
                // nothing is left to crank
            } finally {
                rest();
                UNDER_WAY.remove(name);
            }
        });
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ignored, failure) -> {});
        thread.start();
    }

    /** The interval between two ticks, which the contract measures. */
    private static void rest() {
        try {
            Thread.sleep(TickerContract.INTERVAL.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
