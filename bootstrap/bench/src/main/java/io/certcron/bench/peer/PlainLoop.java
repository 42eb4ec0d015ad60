package io.certcron.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The source document's own design: for each certification a look into the log, a call, and a row in the log; so many
 * certifications at once, and the next so many when all of those are done.
 */
final class PlainLoop implements Peer {

    private final Surroundings surroundings;
    private final int atOnce;
    private final HikariDataSource connections;
    private final EffectLog log;
    private final Services services;
    private final ExecutorService threads;

    PlainLoop(Surroundings surroundings, int atOnce) {
        this.surroundings = surroundings;
        this.atOnce = atOnce;
        this.connections = surroundings.connections(atOnce);
        this.log = new EffectLog(connections);
        this.services = new Services(surroundings.services());
        this.threads = Executors.newFixedThreadPool(atOnce);
    }

    @Override
    public void prepare() throws Exception {
        log.create();
    }

    @Override
    public void work() throws Exception {
        List<DueEffect> effects = DueEffects.all(connections, surroundings);
        for (int start = 0; start < effects.size(); start += atOnce) {
            List<Callable<Void>> chunk = new ArrayList<>();
            for (DueEffect effect : effects.subList(start, Math.min(start + atOnce, effects.size()))) {
                chunk.add(() -> settle(effect));
            }
            for (Future<Void> settled : threads.invokeAll(chunk)) {
                settled.get();
            }
        }
    }

    @SuppressWarnings("NullAway") // there is nothing but null for a Void
    private Void settle(DueEffect effect) throws Exception {
        if (!log.isDone(effect)) {
            services.carryOut(effect);
            log.record(effect);
        }
        return null;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connections.close();
    }
}
