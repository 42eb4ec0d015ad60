package io.certcron.bootstrap.surface;

import io.certcron.application.node.Node;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.http.api.Health;
import io.certcron.http.api.Health.Check;
import io.certcron.http.api.HealthChecks;
import io.certcron.persistence.SchemaCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How a daemon is: alive while its loops come round, ready while its database is fit and nobody asked it to stop. */
final class DaemonHealth implements HealthChecks {

    /** A loop that meets a dead database waits for several time-outs of 15 s, one after another. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);

    private final Supplier<Optional<Duration>> sinceLastRound;
    private final Supplier<SchemaCheck.Outcome> schema;
    private volatile boolean stopping;

    /**
     * @param sinceLastRound as {@link Node#sinceLastRound}
     * @param schema as {@link SchemaCheck#check}
     */
    DaemonHealth(Supplier<Optional<Duration>> sinceLastRound, Supplier<SchemaCheck.Outcome> schema) {
        this.sinceLastRound = sinceLastRound;
        this.schema = schema;
    }

    /** Somebody asked the daemon to stop: it takes no more requests from a load balancer. */
    void stopping() {
        stopping = true;
    }

    /** Before the node has started, the daemon waits for its database; once it stops, its loops have ended. Both are no fault. */
    @Override
    public Health live() {
        boolean stuck = !stopping
                && sinceLastRound
                        .get()
                        .filter(since -> since.compareTo(LONGEST_ROUND) > 0)
                        .isPresent();
        return new Health(List.of(
                stuck
                        ? Check.failed(
                                "loops", ErrorCode.LOOP_STUCK, "Take a thread dump (jstack), then restart the process")
                        : Check.passed("loops")));
    }

    @Override
    public Health ready() {
        return new Health(List.of(process(), database()));
    }

    private Check process() {
        return stopping
                ? Check.failed("process", ErrorCode.PROCESS_STOPPING, "Ask another node")
                : Check.passed("process");
    }

    private Check database() {
        try {
            return checkOf(schema.get());
        } catch (StorageException failure) {
            return Check.failed(
                    "database",
                    failure.isUnavailable() ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.DATABASE_ERROR,
                    "Look whether the server runs and can be reached; 'doctor' says more");
        }
    }

    private static Check checkOf(SchemaCheck.Outcome outcome) {
        if (outcome instanceof SchemaCheck.Outcome.NotMigrated) {
            return Check.failed(
                    "database", ErrorCode.DATABASE_NOT_MIGRATED, "Run 'migrate' as the owner of the schema");
        }
        if (outcome instanceof SchemaCheck.Outcome.RoleInsufficient insufficient) {
            return Check.failed(
                    "database",
                    ErrorCode.DATABASE_ROLE_INSUFFICIENT,
                    insufficient.lack().remedy());
        }
        return Check.passed("database");
    }
}
