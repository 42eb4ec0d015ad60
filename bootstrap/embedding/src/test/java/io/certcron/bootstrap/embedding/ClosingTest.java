package io.certcron.bootstrap.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.contract.SettableClock;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Everything that was opened is closed, and nothing that was lent. */
@Timeout(120)
class ClosingTest {

    private static final Duration GRACE = Duration.ofSeconds(20);

    /**
     * Those of libraries, which all users of the library in the process share, and which end by themselves within a minute
     * when they are idle; and the test's own.
     */
    private static final Set<String> NOT_OURS =
            Set.of("OkHttp TaskRunner", "PostgreSQL-JDBC-Cleaner", "awaitility-thread");

    @RegisterExtension
    final MentorPlatform platform = MentorPlatform.migrated();

    private final Night night = new Night(platform);

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = threads();
        platform.certify(Night.TODAY.plusDays(30));
        try (HttpServices services = new HttpServices(platform)) {
            Set<Thread> withServices = threads();
            try (CertificationCron cron = CertificationCron.builder()
                    .database(platform.jdbcUrl(), MentorPlatform.RUNTIME, "")
                    .reminderService(services.address(), HttpServices.TOKEN)
                    .managementService(services.address(), HttpServices.TOKEN)
                    .zone(Night.UTC)
                    .clock(new SettableClock(Night.TWO_IN_THE_MORNING))
                    .node(node -> node.tick(Duration.ofSeconds(1)))
                    .build()) {
                cron.scheduleNightlyRun("0 2 * * *");
                assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);

                assertThat(threads().size()).isGreaterThan(withServices.size());
            }
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(startedSince(before))
                .extracting(Thread::getName)
                .allMatch(NOT_OURS::contains));
    }

    @Test
    void closesTheConnectionsThatItMade() {
        CertificationCron cron = night.builder()
                .dataSource(null)
                .database(platform.jdbcUrl(), MentorPlatform.RUNTIME, "")
                .build();
        cron.executeExpiryCheck();
        assertThat(connections()).isPositive();

        cron.close();

        await().untilAsserted(() -> assertThat(connections()).isZero());
    }

    @Test
    void leavesOpenWhatItWasLent() {
        LentServices lent = new LentServices();
        OkHttpClient client = new OkHttpClient();
        try (HikariDataSource pool = new HikariDataSource();
                HttpServices services = new HttpServices(platform)) {
            pool.setJdbcUrl(platform.jdbcUrl());
            pool.setUsername(MentorPlatform.RUNTIME);
            CertificationCron cron = night.builder()
                    .dataSource(pool)
                    .reminderService(lent)
                    .managementService(null)
                    .managementService(services.address(), HttpServices.TOKEN)
                    .http(http -> http.client(client))
                    .build();
            platform.certify(Night.TODAY);
            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);

            cron.close();
            cron.close();

            assertThat(pool.isClosed()).isFalse();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(pool.getHikariPoolMXBean().getIdleConnections()).isPositive();
            assertThat(client.dispatcher().executorService().isShutdown()).isFalse();
            assertThat(client.connectionPool().connectionCount()).isPositive();
            assertThat(lent.closed).isFalse();
            client.connectionPool().evictAll();
        }
    }

    @Test
    void refusesToWorkAfterwards() {
        CertificationCron cron = night.builder().build();
        cron.close();

        assertThatThrownBy(cron::executeExpiryCheck)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> cron.scheduleNightlyRun("0 2 * * *")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cron::migrate).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void letsARunStopAtTheNextChunkAndWaitsForIt() throws InterruptedException {
        GuardedReminders reminders = new GuardedReminders(night.reminders());
        certifyFiveMentors();
        CertificationCron cron = oneMentorAtATime(reminders).build();
        CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(cron::executeExpiryCheck);
        reminders.begun.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(cron::close);
        await().until(cron::isClosed);
        assertThat(closing).isNotDone();

        reminders.goOn.countDown();

        closing.join();
        assertThat(platform.list("SELECT status FROM certification_cron_run")).containsExactly("INCOMPLETE");
        assertThat(night.effects()).hasSizeLessThan(5);
        assertThat(run.join().status()).isEqualTo(RunStatus.INCOMPLETE);
    }

    @Test
    void waitsNoLongerThanTheGrace() throws InterruptedException {
        GuardedReminders reminders = new GuardedReminders(night.reminders());
        certifyFiveMentors();
        CertificationCron cron =
                oneMentorAtATime(reminders).stopGrace(Duration.ofMillis(300)).build();
        CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(cron::executeExpiryCheck);
        reminders.begun.await();
        long start = System.nanoTime();

        cron.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(300), GRACE);
        assertThat(run).isNotDone();
        reminders.goOn.countDown();
        run.join();
    }

    @Test
    void waitsForALookThatIsUnderWayAndAsksTheLentDataSourceNothingMore() throws InterruptedException {
        SlowDataSource source = new SlowDataSource(platform.dataSource(MentorPlatform.RUNTIME));
        CertificationCron cron = night.builder()
                .dataSource(source)
                .node(node -> node.tick(Duration.ofSeconds(1)))
                .build();
        cron.scheduleNightlyRun("0 2 29 2 *");
        source.slowDown();
        source.asked.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(cron::close);
        await().until(cron::isClosed);
        await().during(Duration.ofMillis(300)).until(() -> !closing.isDone());

        source.answer.countDown();

        closing.join();
        assertThat(source.underWay).hasValue(0);
    }

    private CertificationCronBuilder oneMentorAtATime(CertificationReminderService reminders) {
        return night.builder().reminderService(reminders).dispatch(dispatch -> dispatch.chunkMentors(1)
                .workers(1));
    }

    private void certifyFiveMentors() {
        for (int mentor = 0; mentor < 5; mentor++) {
            platform.certify(Night.TODAY.plusDays(30));
        }
    }

    private long connections() {
        return Long.parseLong(platform.ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND usename = '" + MentorPlatform.RUNTIME + "'"));
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private static List<Thread> startedSince(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> thread.isAlive() && !before.contains(thread))
                .toList();
    }

    /** Holds the first batch back until it may go on. */
    private static final class GuardedReminders implements CertificationReminderService {

        private final CertificationReminderService services;
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        GuardedReminders(CertificationReminderService services) {
            this.services = services;
        }

        @Override
        public BatchAnswer sendReminders(ServiceBatch batch) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return services.sendReminders(batch);
        }
    }

    /** Lets whoever asks wait, once it is told to. */
    private static final class SlowDataSource extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        private final transient DataSource source;
        private final transient CountDownLatch asked = new CountDownLatch(1);
        private final transient CountDownLatch answer = new CountDownLatch(1);
        private final AtomicInteger underWay = new AtomicInteger();
        private volatile boolean slow;

        SlowDataSource(DataSource source) {
            this.source = source;
        }

        void slowDown() {
            slow = true;
        }

        @Override
        public Connection getConnection() throws SQLException {
            underWay.incrementAndGet();
            try {
                if (slow) {
                    asked.countDown();
                    answer.await();
                }
                return source.getConnection();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException(e);
            } finally {
                underWay.decrementAndGet();
            }
        }
    }

    /** Could be closed, and must not be. */
    private static final class LentServices implements CertificationReminderService, AutoCloseable {

        private boolean closed;

        @Override
        public BatchAnswer sendReminders(ServiceBatch batch) {
            throw new IllegalStateException("nothing is due");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
