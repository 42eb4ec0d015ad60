package io.certcron.bench.ceiling;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import io.certcron.application.run.DispatchSettings;
import io.certcron.bench.peer.Peer;
import io.certcron.bench.peer.Surroundings;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.OkHttpReminderService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The job's client sends as many batches of 50 as a run would, from as many threads, and reads the answers. */
public final class ExchangeAlone implements Peer {

    private static final int THREADS = DispatchSettings.STANDARD.workers();

    private final Surroundings surroundings;
    private final HttpClients clients = HttpClients.create();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private List<ServiceBatch> batches = List.of();

    /** @param surroundings names the services */
    public ExchangeAlone(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void prepare() {
        batches = Batches.ofReminders(surroundings.businessDate(), surroundings.limit());
    }

    @Override
    public void work() throws Exception {
        CertificationReminderService service = new OkHttpReminderService(
                clients,
                HttpServiceSettings.of(surroundings.services(), "unused-by-the-bench"),
                new Redactor(List.of()),
                Clock.systemUTC());
        AtomicInteger next = new AtomicInteger();
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int worker = 0; worker < THREADS; worker++) {
            workers.add(() -> send(service, next));
        }
        for (Future<Boolean> worker : threads.invokeAll(workers)) {
            if (!worker.get()) {
                throw new IllegalStateException("The services did not answer item by item");
            }
        }
    }

    private boolean send(CertificationReminderService service, AtomicInteger next) {
        for (int index = next.getAndIncrement(); index < batches.size(); index = next.getAndIncrement()) {
            if (!(service.sendReminders(batches.get(index)) instanceof BatchAnswer.Answered)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.close();
    }
}
