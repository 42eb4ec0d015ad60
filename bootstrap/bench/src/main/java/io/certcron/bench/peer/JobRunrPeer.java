package io.certcron.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * JobRunr: a background job for each effect, enqueued as a stream, which it stores in batches; on PostgreSQL, with a worker
 * for each call that may be under way.
 */
public final class JobRunrPeer implements Peer {

    private static final int WORKERS = 50;

    /** The shortest that it allows; while there is work it does not wait for it. */
    private static final Duration POLLING = Duration.ofSeconds(5);

    private static final int CONNECTIONS = WORKERS + 5;

    private final Surroundings surroundings;
    private final HikariDataSource connections;
    private final Settler settler;
    private JobRunrConfiguration.@Nullable JobRunrConfigurationResult running;

    JobRunrPeer(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.connections = surroundings.connections(CONNECTIONS);
        this.settler = new Settler(
                new EffectLog(connections),
                new Services(surroundings.services()),
                new CountDownLatch(surroundings.limit()));
    }

    @Override
    public void prepare() throws Exception {
        settler.log().create();
        Map<Class<?>, Object> beans = Map.of(Settler.class, settler);
        running = JobRunr.configure()
                .useJsonMapper(new JacksonJsonMapper())
                .useStorageProvider(new PostgresStorageProvider(connections))
                .useJobActivator(new JobActivator() {
                    @Override
                    public <T> T activateJob(Class<T> type) {
                        return Objects.requireNonNull(type.cast(beans.get(type)));
                    }
                })
                .useBackgroundJobServer(
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                .andWorkerCount(WORKERS)
                                .andPollInterval(POLLING),
                        false)
                .initialize();
    }

    @Override
    public void work() throws Exception {
        JobRunrConfiguration.JobRunrConfigurationResult jobRunr = Objects.requireNonNull(running);
        jobRunr.getJobScheduler()
                .<Settler, DueEffect>enqueue(
                        DueEffects.all(connections, surroundings).stream(),
                        (settling, effect) -> settling.settle(
                                effect.key(),
                                effect.certificationId(),
                                effect.peerMentorId(),
                                effect.expiryDate(),
                                effect.thresholdDays()));
        JobRunr.getBackgroundJobServer().start();
        settler.open().await();
    }

    @Override
    public void close() {
        JobRunr.destroy();
        connections.close();
    }

    /** What the jobs call. */
    public record Settler(EffectLog log, Services services, CountDownLatch open) {

        /** Carries out one effect and records it. */
        public void settle(
                String key, String certificationId, String peerMentorId, String expiryDate, int thresholdDays)
                throws Exception {
            DueEffect effect = new DueEffect(key, certificationId, peerMentorId, expiryDate, thresholdDays);
            services.carryOut(effect);
            log.record(effect);
            open.countDown();
        }
    }
}
