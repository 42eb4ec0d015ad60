package io.certcron.contract;

import io.certcron.application.port.out.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

class TickerFaultsTest extends FaultFinding<Ticker> {

    static class Spoilt extends TickerContract {

        private final HandCrankedTicker cranked = new HandCrankedTicker();
        private final Ticker spoilt = spoilt(cranked);

        @Override
        protected Ticker ticker() {
            return spoilt;
        }

        @Override
        protected void letPass(Duration duration) throws InterruptedException {
            Cranking.letPass(duration, cranked);
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(300);
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<Ticker>> faults() {
        return List.of(
                Fault.of("waits before it ticks", TickerFaultsTest::waitingFirst, "K01"),
                ticks("ticks once", TickerFaultsTest::once, "K02", "K03", "K04", "K05", "K06", "K08"),
                ticks("does not wait", TickerFaultsTest::twice, "K03"),
                ticks("calls at the same time", TickerFaultsTest::inBackground, "K04"),
                ticks("gives up after an exception", TickerFaultsTest::fragile, "K05"),
                Fault.of("can't be stopped", TickerFaultsTest::unstoppable, "K06", "K07"),
                Fault.of("interrupts what is under way", TickerFaultsTest::interrupting, "K07"),
                Fault.of("has one thread for all", TickerFaultsTest::queueing, "K08"));
    }

    private static Fault<Ticker> ticks(String description, UnaryOperator<Runnable> spoil, String... rules) {
        return Fault.of(
                description, right -> (name, interval, tick) -> right.every(name, interval, spoil.apply(tick)), rules);
    }

    private static Ticker waitingFirst(Ticker right) {
        return (name, interval, tick) -> {
            long start = System.nanoTime();
            return right.every(name, interval, () -> {
                if (System.nanoTime() - start >= interval.toNanos()) {
                    tick.run();
                }
            });
        };
    }

    private static Runnable once(Runnable tick) {
        AtomicBoolean ticked = new AtomicBoolean();
        return () -> {
            if (!ticked.getAndSet(true)) {
                tick.run();
            }
        };
    }

    private static Runnable twice(Runnable tick) {
        return () -> {
            tick.run();
            tick.run();
        };
    }

    private static Runnable inBackground(Runnable tick) {
        return () -> start(tick);
    }

    private static Runnable fragile(Runnable tick) {
        AtomicBoolean broken = new AtomicBoolean();
        return () -> {
            if (!broken.getAndSet(true)) {
                tick.run();
                broken.set(false);
            }
        };
    }

    private static Ticker unstoppable(Ticker right) {
        return (name, interval, tick) -> {
            right.every(name, interval, tick);
            return () -> {};
        };
    }

    private static Ticker interrupting(Ticker right) {
        return (name, interval, tick) -> {
            Set<Thread> inside = ConcurrentHashMap.newKeySet();
            Ticker.Ticking ticking = right.every(name, interval, () -> {
                inside.add(Thread.currentThread());
                tick.run();
                inside.remove(Thread.currentThread());
            });
            return () -> {
                ticking.close();
                inside.forEach(Thread::interrupt);
            };
        };
    }

    private static Ticker queueing(Ticker right) {
        Object thread = new Object();
        return (name, interval, tick) -> right.every(name, interval, () -> {
            synchronized (thread) {
                tick.run();
            }
        });
    }

    private static void start(Runnable tick) {
        Thread thread = new Thread(tick);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ignored, failure) -> {});
        thread.start();
    }
}
