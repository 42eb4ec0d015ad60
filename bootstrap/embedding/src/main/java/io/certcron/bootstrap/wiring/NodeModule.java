package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.log.EventLog;
import io.certcron.application.node.ClockWatch;
import io.certcron.application.node.DatabaseClock;
import io.certcron.application.node.ExpiryCheck;
import io.certcron.application.node.Node;
import io.certcron.application.node.NodePorts;
import io.certcron.application.node.NodeSettings;
import io.certcron.application.port.in.CertificationExpiryCron;
import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.Ticker;
import io.certcron.application.run.RunSettings;
import io.certcron.application.run.Runs;
import io.certcron.application.schedule.Schedules;
import java.time.Clock;

/** What one process does for schedules and runs. */
public final class NodeModule extends AbstractModule {

    private final NodeSettings settings;

    /** @param settings how a node works */
    public NodeModule(NodeSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(NodeSettings.class).toInstance(settings);
        bind(CertificationExpiryCron.class).to(ExpiryCheck.class);
    }

    @Provides
    @Singleton
    Schedules schedules(ScheduleStore store, FireTimes fireTimes, Clock clock) {
        return new Schedules(store, fireTimes, clock);
    }

    @Provides
    @Singleton
    ClockWatch clockWatch(DatabaseClock clock, EventLog log) {
        return new ClockWatch(clock, log);
    }

    @Provides
    @Singleton
    NodePorts ports(SlotStore slots, RunStore runs, IntentLedger ledger, FireTimes fireTimes, Ticker ticker) {
        return new NodePorts(slots, runs, ledger, fireTimes, ticker);
    }

    @Provides
    Node node(NodePorts ports, Runs runs, RunSettings runSettings, EventLog log, Clock clock, ClockWatch watch) {
        return new Node(ports, runs, settings, runSettings.dispatch(), log, clock, watch::follow);
    }

    @Provides
    @Singleton
    ExpiryCheck expiryCheck(
            Runs runs, Schedules schedules, Provider<Node> nodes, RunSettings runSettings, Clock clock) {
        return new ExpiryCheck(runs, schedules, nodes::get, runSettings.zone(), clock);
    }
}
