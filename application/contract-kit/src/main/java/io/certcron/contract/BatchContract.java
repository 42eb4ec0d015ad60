package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Answered;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the contracts of the two services have in common: each test gets an adapter and a far side.
 *
 * @param <S> the port
 */
@ExtendWith(NamesBrokenRule.class)
abstract class BatchContract<S> {

    private ServiceFixture<S> fixture;

    /**
     * The adapter under test and its far side, which has received nothing yet. Called once before each test.
     *
     * @return a fixture of its own
     */
    protected abstract ServiceFixture<S> createFixture();

    /** The action that the service carries. */
    abstract Action action();

    /** Sends a batch through the port. */
    abstract BatchAnswer send(S service, ServiceBatch batch);

    @BeforeEach
    final void openFixture() {
        fixture = createFixture();
    }

    @AfterEach
    final void closeFixture() {
        fixture.close();
    }

    final ServiceBatch batch(int... numbers) {
        return Batches.of(action(), numbers);
    }

    /** Sends a batch, and gives it no longer than the fixture's bound. */
    final BatchAnswer send(ServiceBatch batch) {
        return assertTimeoutPreemptively(
                fixture.bound(), () -> send(fixture.service(), batch), "The call did not return within its bound");
    }

    final Answered answered(ServiceBatch batch) {
        BatchAnswer answer = send(batch);
        assertThat(answer).as("the answer to a batch that the service took").isInstanceOf(Answered.class);
        return (Answered) answer;
    }

    final ScriptedService farSide() {
        return fixture.farSide();
    }
}
