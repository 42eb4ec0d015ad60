package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import io.certcron.application.node.NodeSettings;
import io.certcron.application.run.RunSettings;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.Database;
import java.util.Optional;

/** The nightly check and its node on PostgreSQL, without its surroundings, the two services, and who watches it. */
public final class JobModule extends AbstractModule {

    private final RunSettings run;
    private final NodeSettings node;
    private final CertificationTable table;
    private final Optional<Database> operations;

    /**
     * @param run how runs are made
     * @param node how a node works
     * @param table where the certifications are
     * @param operations the connections of a process that serves, for what people look at
     */
    public JobModule(RunSettings run, NodeSettings node, CertificationTable table, Optional<Database> operations) {
        this.run = run;
        this.node = node;
        this.table = table;
        this.operations = operations;
    }

    @Override
    protected void configure() {
        install(new PersistenceModule(table, operations));
        install(new SchedulerModule());
        install(new RunModule(run));
        install(new NodeModule(node));
    }
}
