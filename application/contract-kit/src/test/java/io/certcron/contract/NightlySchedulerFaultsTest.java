package io.certcron.contract;

import io.certcron.application.port.out.NightlyScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

class NightlySchedulerFaultsTest extends FaultFinding<NightlyScheduler> {

    private static final Instant IN_SPRING = Instant.parse("2027-03-28T01:00:00Z");
    private static final Instant IN_AUTUMN = Instant.parse("2026-10-25T00:30:00Z");

    /** For a call that does not block. */
    private static final long LONG_ENOUGH_MILLIS = 200;

    static class Spoilt extends NightlySchedulerContract {
        @Override
        protected SchedulerFixture createFixture() {
            return new CrankedFixture(FaultFinding::spoilt);
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<NightlyScheduler>> faults() {
        return List.of(
                calls("calls with the wrong instant", whenDue -> due -> whenDue.accept(due.plusSeconds(1)), "N01"),
                Fault.of("calls at once", NightlySchedulerFaultsTest::callingAtOnce, "N02", "N07"),
                Fault.of(
                        "ignores the zone",
                        right -> (cron, zone, call) -> right.schedule(cron, ZoneOffset.UTC, call),
                        "N03"),
                calls("skips a night in spring", NightlySchedulerFaultsTest::exceptInSpring, "N04"),
                calls("runs twice in autumn", NightlySchedulerFaultsTest::twiceInAutumn, "N05"),
                Fault.of("takes any expression", NightlySchedulerFaultsTest::lenient, "N06"),
                Fault.of("can't be stopped", NightlySchedulerFaultsTest::unstoppable, "N07"),
                calls("gives up after an exception", NightlySchedulerFaultsTest::fragile, "N08"),
                calls("calls at the same time", whenDue -> due -> inBackground(() -> whenDue.accept(due)), "N09"),
                calls(
                        "calls for the first missed night",
                        whenDue -> due -> whenDue.accept(due.minus(Duration.ofDays(3))),
                        "N10"));
    }

    private static Fault<NightlyScheduler> calls(
            String description, UnaryOperator<Consumer<Instant>> spoil, String... rules) {
        return Fault.of(
                description, right -> (cron, zone, whenDue) -> right.schedule(cron, zone, spoil.apply(whenDue)), rules);
    }

    private static NightlyScheduler callingAtOnce(NightlyScheduler right) {
        return (cron, zone, whenDue) -> {
            join(inBackground(() -> whenDue.accept(SchedulerFixture.START)));
            return right.schedule(cron, zone, whenDue);
        };
    }

    private static NightlyScheduler lenient(NightlyScheduler right) {
        return (cron, zone, whenDue) -> {
            try {
                return right.schedule(cron, zone, whenDue);
            } catch (IllegalArgumentException taken) {
                return () -> {};
            }
        };
    }

    private static NightlyScheduler unstoppable(NightlyScheduler right) {
        return (cron, zone, whenDue) -> {
            right.schedule(cron, zone, whenDue);
            return () -> {};
        };
    }

    private static Consumer<Instant> exceptInSpring(Consumer<Instant> whenDue) {
        return due -> {
            if (!due.equals(IN_SPRING)) {
                whenDue.accept(due);
            }
        };
    }

    private static Consumer<Instant> twiceInAutumn(Consumer<Instant> whenDue) {
        return due -> {
            whenDue.accept(due);
            if (due.equals(IN_AUTUMN)) {
                whenDue.accept(due.plus(Duration.ofHours(1)));
            }
        };
    }

    private static Consumer<Instant> fragile(Consumer<Instant> whenDue) {
        AtomicBoolean broken = new AtomicBoolean();
        return due -> {
            if (!broken.getAndSet(true)) {
                whenDue.accept(due);
                broken.set(false);
            }
        };
    }

    private static Thread inBackground(Runnable call) {
        Thread thread = new Thread(call);
        thread.setUncaughtExceptionHandler((ignored, failure) -> {});
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join(LONG_ENOUGH_MILLIS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError("Interrupted while joining", interrupted);
        }
    }
}
