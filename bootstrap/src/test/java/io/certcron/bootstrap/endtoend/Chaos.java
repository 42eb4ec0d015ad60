package io.certcron.bootstrap.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Three daemons of one platform, and what happens to them. */
final class Chaos implements AutoCloseable {

    private static final int DAEMONS = 3;

    /** Longer than the leases of {@link Platform#settingsOfBusyDaemons}. */
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(9);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(2_500);

    private final Platform platform;
    private final Path hooks;
    private final int chunkMentors;
    private final Random random;
    private final List<JobProcess> daemons = new ArrayList<>();
    private final List<JobProcess> dead = new ArrayList<>();

    Chaos(Platform platform, Path hooks, int chunkMentors, long seed) {
        this.platform = platform;
        this.hooks = hooks;
        this.chunkMentors = chunkMentors;
        this.random = new Random(seed);
    }

    void start() {
        for (int i = 0; i < DAEMONS; i++) {
            daemons.add(daemon());
        }
    }

    void strike(int blows) {
        for (int blow = 0; blow < blows; blow++) {
            int victim = random.nextInt(DAEMONS);
            letLive(victim, random.nextInt((int) LONGEST_PAUSE.toMillis()));
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> killAndStartAgain(victim);
                case 3, 4 -> freezeForLongerThanALease(victim);
                default -> crashTheDatabase();
            }
        }
    }

    private void killAndStartAgain(int victim) {
        JobProcess killed = daemons.get(victim);
        killed.kill();
        dead.add(killed);
        daemons.set(victim, daemon());
    }

    /** It thaws in the background, so that the others meet it in mid-work. */
    private void freezeForLongerThanALease(int victim) {
        JobProcess frozen = daemons.get(victim);
        frozen.freeze();
        Thread thaw = new Thread(() -> {
            frozen.awaitExitFor(LONGER_THAN_A_LEASE);
            frozen.thaw();
        });
        thaw.start();
    }

    /** Kills a process of the server, upon which it ends all connections and recovers from its log. */
    private void crashTheDatabase() {
        List<String> backends = platform.column(
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        if (!backends.isEmpty()) {
            JobProcess.signal("-KILL", Long.parseLong(backends.get(random.nextInt(backends.size()))));
        }
    }

    /** Nothing happens any more: those that are frozen thaw. */
    void calm() {
        daemons.forEach(JobProcess::thaw);
    }

    void stopGently() {
        daemons.forEach(JobProcess::terminate);
        daemons.forEach(daemon -> daemon.await(Duration.ofSeconds(30)));
    }

    /** The whole lines that each process has written. */
    List<List<String>> logs() {
        List<JobProcess> all = new ArrayList<>(dead);
        all.addAll(daemons);
        return all.stream().map(JobProcess::wholeLinesSoFar).toList();
    }

    private JobProcess daemon() {
        Map<String, String> settings = platform.settingsOfBusyDaemons();
        settings.put("CERTCRON_DISPATCH_CHUNK_MENTORS", Integer.toString(chunkMentors));
        settings.put("CERTCRON_DISPATCH_WORKERS", "1");
        return JobProcess.startMain(ListeningDaemon.class, settings, hooks.toString());
    }

    private void letLive(int victim, int millis) {
        daemons.get(victim).awaitExitFor(Duration.ofMillis(millis));
    }

    @Override
    public void close() {
        daemons.forEach(JobProcess::thaw);
        daemons.forEach(JobProcess::kill);
    }
}
