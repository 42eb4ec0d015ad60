package io.certcron.http.client;

import io.certcron.contract.ScriptedService;
import io.certcron.contract.ServiceFixture;
import java.time.Duration;
import java.util.function.BiFunction;

// region fixture
/** A client of the service on loopback, whose far side is scripted by the contract. */
final class HttpServiceFixture<S> implements ServiceFixture<S> {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);

    private final LoopbackService loopback = new LoopbackService();
    private final ScriptedService farSide = new ScriptedService();
    private final S service;

    HttpServiceFixture(BiFunction<LoopbackService, HttpServiceSettings, S> client) {
        loopback.server().setDispatcher(new ScriptedDispatcher(farSide));
        HttpServiceSettings settings =
                loopback.settings().within(CALL_TIMEOUT, CALL_TIMEOUT).with(CircuitSettings.STANDARD);
        service = client.apply(loopback, settings);
    }

    @Override
    public S service() {
        return service;
    }

    @Override
    public ScriptedService farSide() {
        return farSide;
    }

    @Override
    public Duration bound() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void close() {
        loopback.close();
    }
}
// endregion
