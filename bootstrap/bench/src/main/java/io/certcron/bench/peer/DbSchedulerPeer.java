package io.certcron.bench.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * db-scheduler: a one-time task for each effect, named by its key, scheduled in batches; polled with lock-and-fetch, which
 * its documentation names as the faster strategy, with the limits that it names for high throughput.
 */
final class DbSchedulerPeer implements Peer {

    private static final int THREADS = 50;
    private static final int CONNECTIONS = THREADS + 5;
    private static final double REFILL_BELOW = 0.5;
    private static final double FETCH_UP_TO = 4.0;
    private static final Duration POLLING = Duration.ofMillis(100);

    private static final TaskDescriptor<DueEffect> SETTLE = TaskDescriptor.of("settle", DueEffect.class);

    /** From its documentation, for PostgreSQL. */
    private static final String TABLE =
            """
            CREATE TABLE scheduled_tasks (
                task_name text NOT NULL,
                task_instance text NOT NULL,
                task_data bytea,
                execution_time timestamptz NOT NULL,
                picked boolean NOT NULL,
                picked_by text,
                last_success timestamptz,
                last_failure timestamptz,
                consecutive_failures int,
                last_heartbeat timestamptz,
                version bigint NOT NULL,
                priority smallint,
                PRIMARY KEY (task_name, task_instance)
            );
            CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
            CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
            CREATE INDEX priority_execution_time_idx ON scheduled_tasks (priority DESC, execution_time ASC)
            """;

    private final Surroundings surroundings;
    private final HikariDataSource connections;
    private final EffectLog log;
    private final Services services;
    private final CountDownLatch open;
    private final OneTimeTask<DueEffect> task;
    private final Scheduler scheduler;

    DbSchedulerPeer(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.connections = surroundings.connections(CONNECTIONS);
        this.log = new EffectLog(connections);
        this.services = new Services(surroundings.services());
        this.open = new CountDownLatch(surroundings.limit());
        this.task = Tasks.oneTime(SETTLE).execute((instance, context) -> settle(instance.getData()));
        this.scheduler = Scheduler.create(connections, task)
                .threads(THREADS)
                .pollingInterval(POLLING)
                .pollUsingLockAndFetch(REFILL_BELOW, FETCH_UP_TO)
                .build();
    }

    @Override
    public void prepare() throws Exception {
        log.create();
        try (Connection connection = connections.getConnection()) {
            connection.createStatement().execute(TABLE);
        }
    }

    @Override
    public void work() throws Exception {
        scheduler.scheduleBatch(
                DueEffects.all(connections, surroundings).stream().map(effect -> task.instance(effect.key(), effect)),
                Clock.systemUTC().instant());
        scheduler.start();
        open.await();
    }

    private void settle(DueEffect effect) {
        try {
            services.carryOut(effect);
            log.record(effect);
            open.countDown();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
        connections.close();
    }
}
