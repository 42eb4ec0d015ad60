package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedClientTest {

    private static final int THREADS = 8;
    private static final int CALLS = 50;

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void isSharedByManyThreadsEachOfWhichGetsItsOwnAnswer() throws Exception {
        loopback.server().setDispatcher(new EchoingDispatcher());
        OkHttpReminderService service = loopback.reminders(loopback.settings());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);

        List<Callable<Boolean>> work = IntStream.range(0, THREADS)
                .<Callable<Boolean>>mapToObj(number -> () -> asksAboutItsOwn(service, number))
                .toList();
        List<Future<Boolean>> results = threads.invokeAll(work);
        threads.shutdown();

        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
        assertThat(connectionsUsed()).isLessThanOrEqualTo(THREADS);
    }

    private static boolean asksAboutItsOwn(OkHttpReminderService service, int number) {
        for (int call = 0; call < CALLS; call++) {
            ClaimedIntent intent = Batches.reminder((long) number * CALLS + call);
            ServiceBatch batch = new ServiceBatch(Batches.RUN, Batches.TODAY, List.of(intent));
            if (!(service.sendReminders(batch) instanceof BatchAnswer.Answered answered)
                    || !answered.items().keySet().equals(Set.of(intent.key()))) {
                return false;
            }
        }
        return true;
    }

    private long connectionsUsed() throws InterruptedException {
        Set<Integer> connections = new HashSet<>();
        for (int request = 0; request < THREADS * CALLS; request++) {
            connections.add(loopback.received().getConnectionIndex());
        }
        return connections.size();
    }
}
