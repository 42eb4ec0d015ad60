package io.certcron.bench.micro;

import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Building a key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KeyBenchmark {

    private final UUID certification = UUID.randomUUID();
    private final LocalDate expiryDate = LocalDate.parse("2026-12-21");
    private final Action reminder = new Action.Reminder(30);

    /** Of a reminder. */
    @Benchmark
    public IdempotencyKey ofAReminder() {
        return IdempotencyKey.of(reminder, certification, expiryDate);
    }
}
