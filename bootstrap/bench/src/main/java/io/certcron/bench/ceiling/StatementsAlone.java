package io.certcron.bench.ceiling;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.run.RunPorts;
import io.certcron.application.run.RunSettings;
import io.certcron.application.run.Runs;
import io.certcron.application.run.ThreadSleeper;
import io.certcron.bench.peer.Peer;
import io.certcron.bench.peer.Surroundings;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.Database;
import io.certcron.persistence.DatabaseSettings;
import io.certcron.persistence.JdbiAuditLog;
import io.certcron.persistence.JdbiIntentLedger;
import io.certcron.persistence.JdbiIntentPlanner;
import io.certcron.persistence.JdbiPauseMonitor;
import io.certcron.persistence.JdbiRunStore;
import io.certcron.persistence.Storage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A run of the job whose services are method calls: the same statements in the same order on the same data. */
public final class StatementsAlone implements Peer {

    private static final int CONNECTIONS = 12;

    private final Surroundings surroundings;
    private final Database database;

    /** @param surroundings names the database */
    public StatementsAlone(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.database = Database.open(
                new DatabaseSettings(surroundings.jdbcUrl(), surroundings.user(), "unused-by-trust", CONNECTIONS));
    }

    @Override
    public void prepare() {
        database.time();
    }

    @Override
    public void work() {
        Storage storage = new Storage(database.dataSource(), CertificationTable.STANDARD);
        Clock clock = Clock.systemUTC();
        RunSettings settings = RunSettings.standard(ZoneOffset.UTC);
        RunPorts ports = new RunPorts(
                new JdbiRunStore(storage, clock),
                new JdbiIntentPlanner(storage, settings.policy(), clock),
                new JdbiIntentLedger(storage, settings.policy(), clock),
                StatementsAlone::done,
                StatementsAlone::done,
                new JdbiPauseMonitor(storage),
                new JdbiAuditLog(storage),
                new ThreadSleeper());
        Runs runs = new Runs(ports, settings, List.of(), new EventLog(), clock, new SplittableRandom());
        RunResult result = runs.execute(
                new RunRequest(Workflow.ALL, Optional.of(surroundings.businessDate()), false, Optional.empty()),
                surroundings.businessDate(),
                () -> false);
        if (result.status() != RunStatus.COMPLETED) {
            throw new IllegalStateException("The run ended as " + result.status());
        }
    }

    private static BatchAnswer done(ServiceBatch batch) {
        return new BatchAnswer.Answered(batch.intents().stream()
                .collect(Collectors.toMap(
                        ClaimedIntent::key, (Function<ClaimedIntent, ItemAnswer>) intent -> new ItemAnswer.Done())));
    }

    @Override
    public void close() {
        database.close();
    }
}
