package io.certcron.http.metrics;

import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.Statistics;
import io.certcron.application.port.out.StorageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Figures as a test says, a database that is away, or one that does not answer. */
final class ScriptedStatistics implements Statistics {

    static final JobFigures NOTHING =
            new JobFigures(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), 0, Optional.empty(), 0, Map.of(), 0);

    private final AtomicInteger reads = new AtomicInteger();
    private volatile JobFigures figures = NOTHING;
    private volatile boolean away;
    private volatile CountDownLatch answering = new CountDownLatch(0);

    void show(JobFigures next) {
        figures = next;
        away = false;
    }

    void fail() {
        away = true;
    }

    void hang() {
        answering = new CountDownLatch(1);
    }

    void answerAgain() {
        answering.countDown();
    }

    int reads() {
        return reads.get();
    }

    @Override
    public JobFigures read() {
        reads.incrementAndGet();
        try {
            if (!answering.await(30, TimeUnit.SECONDS) || away) {
                throw new StorageException("read_figures", Optional.empty(), true, List.of(), new Exception());
            }
        } catch (InterruptedException stop) {
            throw new StorageException("read_figures", Optional.empty(), true, List.of(), stop);
        }
        return figures;
    }
}
