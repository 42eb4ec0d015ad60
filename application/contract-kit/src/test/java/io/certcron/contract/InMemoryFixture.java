package io.certcron.contract;

import java.time.Duration;

/** A service fixture without a transport. */
record InMemoryFixture<S>(S service, ScriptedService farSide) implements ServiceFixture<S> {

    @Override
    public Duration bound() {
        return Duration.ofSeconds(10);
    }
}
