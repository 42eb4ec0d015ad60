/**
 * Contracts for whoever implements a port: abstract JUnit 5 tests, one for each outgoing port, whose rules are numbered,
 * and in-memory fakes that pass them.
 *
 * <p>To test an implementation, extend the port's contract and give it a fixture. Time is moved through the fixture;
 * only a ticker is given real time.
 */
@NullMarked
package io.certcron.contract;

import org.jspecify.annotations.NullMarked;
