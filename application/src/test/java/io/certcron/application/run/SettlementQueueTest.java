package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SettlementQueueTest {

    private static final Claim ONE_CLAIM = claim();

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ChunkQueue queue = new ChunkQueue();
    private final List<Integer> statements = new CopyOnWriteArrayList<>();
    private final CountDownLatch database = new CountDownLatch(1);
    private RuntimeException failure;

    private final SettlementQueue settlements = new SettlementQueue(
            ledger(), new ChannelEvents(Channel.AUTO_PAUSE, new EventLog()), new RunTimes(), queue, 3);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void settlesAChunkThatComesAloneAtOnce() throws Exception {
        database.countDown();

        settlements.settle(taken(1, ONE_CLAIM), done(1));

        assertThat(statements).containsExactly(1);
        assertThat(queue.isAnyUnderWay()).isFalse();
    }

    @Test
    void settlesTogetherWhatComesInWhileTheDatabaseIsBusyAndLetsTheWorkersGoOn() throws Exception {
        Future<?> first = settleOnAnotherThread(1, ONE_CLAIM);
        await().until(() -> statements.size() == 1);

        settlements.settle(taken(2, ONE_CLAIM), done(2));
        settlements.settle(taken(3, ONE_CLAIM), done(3));
        assertThat(queue.isAnyUnderWay()).as("while they are not settled").isTrue();
        database.countDown();
        first.get(10, TimeUnit.SECONDS);

        assertThat(statements).as("chunks of each statement").containsExactly(1, 2);
        assertThat(queue.isAnyUnderWay()).isFalse();
    }

    @Test
    void settlesEachClaimByItself() throws Exception {
        Future<?> first = settleOnAnotherThread(1, ONE_CLAIM);
        await().until(() -> statements.size() == 1);

        settlements.settle(taken(2, ONE_CLAIM), done(2));
        settlements.settle(taken(3, claim()), done(3));
        database.countDown();
        first.get(10, TimeUnit.SECONDS);

        assertThat(statements).containsExactly(1, 1, 1);
    }

    @Test
    void holdsWorkersBackWhenTooMuchIsUnsettled() throws Exception {
        Future<?> first = settleOnAnotherThread(1, ONE_CLAIM);
        await().until(() -> statements.size() == 1);
        for (int number = 2; number <= 4; number++) {
            settlements.settle(taken(number, ONE_CLAIM), done(number));
        }

        Future<?> fifth = settleOnAnotherThread(5, ONE_CLAIM);
        await().until(() -> threadsWaitingIn(SettlementQueue.class) == 1);
        assertThat(fifth.isDone()).isFalse();
        database.countDown();
        first.get(10, TimeUnit.SECONDS);
        fifth.get(10, TimeUnit.SECONDS);

        assertThat(statements.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
    }

    @Test
    void aFailureEndsTheWorkerThatMetItAndNobodyElseHangs() {
        failure = new IllegalStateException("the database is away");
        database.countDown();

        assertThatThrownBy(() -> settlements.settle(taken(1, ONE_CLAIM), done(1)))
                .isSameAs(failure);
        assertThat(queue.isAnyUnderWay()).isFalse();
        assertThatThrownBy(() -> settlements.settle(taken(2, ONE_CLAIM), done(2)))
                .isSameAs(failure);
        assertThat(statements).as("the database is not asked again").hasSize(1);
        assertThat(queue.isAnyUnderWay()).isFalse();
    }

    private Future<?> settleOnAnotherThread(int number, Claim claim) {
        Chunk chunk = taken(number, claim);
        return workers.submit(() -> {
            settlements.settle(chunk, done(number));
            return null;
        });
    }

    private static long threadsWaitingIn(Class<?> type) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getState() == Thread.State.WAITING)
                .filter(thread -> IntStream.range(0, Math.min(4, thread.getValue().length))
                        .anyMatch(i -> thread.getValue()[i].getClassName().equals(type.getName())))
                .count();
    }

    private Chunk taken(int number, Claim claim) {
        queue.add(List.of(new Chunk(claim, List.of(Intents.pause(number, 1)), Instant.MAX, 0)));
        return queue.take().orElseThrow();
    }

    private static List<Settlement> done(int number) {
        return List.of(new Settlement.Done(Intents.pause(number, 1).key(), false));
    }

    private static Claim claim() {
        return new Claim(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }

    /** Settles, once the database is told to go on. */
    private IntentLedger ledger() {
        return (IntentLedger) Proxy.newProxyInstance(
                IntentLedger.class.getClassLoader(),
                new Class<?>[] {IntentLedger.class},
                (proxy, method, arguments) -> {
                    int chunks = ((List<?>) arguments[1]).size();
                    statements.add(chunks);
                    database.await();
                    if (failure != null) {
                        throw failure;
                    }
                    return chunks;
                });
    }
}
