package io.certcron.application.run;

import io.certcron.application.port.out.Redelivery;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PauseBrake;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The settings that tests change. One worker on each channel, as waiting moves the clock for everybody; and leases that
 * outlast whatever a test waits for.
 */
record TestSettings(int chunkMentors, int pageSize, PauseBrake brake, Redelivery redelivery, Duration claimAhead) {

    static final Duration LEASE = Duration.ofMinutes(20);
    static final Duration PATIENCE = Duration.ofMinutes(30);
    static final Duration GIVE_UP_AFTER = Duration.ofSeconds(30);
    static final Duration RUN_LEASE = Duration.ofSeconds(45);
    static final TestSettings DEFAULT =
            new TestSettings(50, 1_000, PauseBrake.STANDARD, Redelivery.ALWAYS, Duration.ZERO);

    TestSettings withChunksOf(int mentors) {
        return new TestSettings(mentors, pageSize, brake, redelivery, claimAhead);
    }

    TestSettings withPagesOf(int certifications) {
        return new TestSettings(chunkMentors, certifications, brake, redelivery, claimAhead);
    }

    TestSettings withBrake(long maxPauses, double maxShare) {
        return new TestSettings(chunkMentors, pageSize, new PauseBrake(maxPauses, maxShare), redelivery, claimAhead);
    }

    TestSettings withoutRedelivery() {
        return new TestSettings(chunkMentors, pageSize, brake, Redelivery.NEVER, claimAhead);
    }

    TestSettings claimingAhead() {
        return new TestSettings(chunkMentors, pageSize, brake, redelivery, Duration.ofSeconds(1));
    }

    RunSettings toRunSettings() {
        DispatchSettings dispatch = new DispatchSettings(
                chunkMentors,
                1,
                claimAhead,
                LEASE,
                4,
                12,
                RetryBackoff.STANDARD,
                PATIENCE,
                GIVE_UP_AFTER,
                Map.of(Channel.REMINDER, redelivery, Channel.AUTO_PAUSE, redelivery));
        return new RunSettings(ZoneOffset.UTC, ExpiryPolicy.STANDARD, brake, pageSize, RUN_LEASE, dispatch);
    }
}
