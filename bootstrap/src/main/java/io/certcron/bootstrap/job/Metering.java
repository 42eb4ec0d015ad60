package io.certcron.bootstrap.job;

import io.certcron.application.log.EventLog;
import io.certcron.application.log.EventObserver;
import io.certcron.application.port.in.RunListener;
import io.certcron.bootstrap.wiring.ServiceTimers;
import io.certcron.http.client.HttpClients;
import java.net.URI;
import java.util.List;

/** Counts and times the job, where somebody wants figures. Where nobody does, none of its libraries is loaded. */
interface Metering extends ServiceTimers {

    /** Nobody wants figures. */
    Metering NONE = new Metering() {};

    default EventObserver observer() {
        return EventObserver.NONE;
    }

    default List<RunListener> listeners() {
        return List.of();
    }

    /** The figures in the text format of Prometheus; empty where there are none. */
    default String scrape() {
        return "";
    }

    /** Leaves the figures with a Pushgateway. A failure is logged and changes nothing else. */
    default void push(HttpClients clients, URI pushgateway, EventLog log) {}

    /** Asks the database no more. */
    default void stop() {}
}
