package io.certcron.contract;

import java.time.Duration;

/**
 * The fixture of the service contracts: an adapter under test, talking to a {@link ScriptedService} over its real
 * transport.
 *
 * @param <S> the port
 */
public interface ServiceFixture<S> extends AutoCloseable {

    /**
     * The adapter under test. It must give a request up well before {@link #bound()}.
     *
     * @return the adapter
     */
    S service();

    /** {@return the far side, to which the transport hands each request, and whose reply it sends back} */
    ScriptedService farSide();

    /** {@return the longest that one call may take, retries of its own included} */
    Duration bound();

    /** Frees what the test used. */
    @Override
    default void close() {}
}
