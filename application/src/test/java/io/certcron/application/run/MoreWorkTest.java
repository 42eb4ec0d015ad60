package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Channel;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MoreWorkTest {

    private static final DispatchSettings SETTINGS = DispatchSettings.STANDARD;

    private final TestClock clock = new TestClock();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> slept = new ArrayList<>();
    private Supplier<Optional<Duration>> untilClaimable = Optional::empty;
    private Trap whileAsleep = () -> {};
    private final ChannelRun channel = ChannelRuns.of(Channel.REMINDER, clock);
    private final MoreWork moreWork = new MoreWork(
            channel, new ChunkSupply(channel, ledger(), SETTINGS, clock), ledger(), this::sleep, SETTINGS.patience());

    @Test
    void oneWorkerFindsOutForAllThatNothingIsLeft() throws InterruptedException {
        for (int worker = 1; worker <= SETTINGS.workers(); worker++) {
            assertThat(moreWork.find(0)).isFalse();
        }

        assertThat(asked).containsExactly("claim", "untilClaimable");
    }

    @Test
    void whatTakesLongerThanTheRunIsPatientIsLeftForAnotherRun() throws InterruptedException {
        untilClaimable = () -> Optional.of(SETTINGS.patience().plusMillis(1));

        assertThat(moreWork.find(0)).isFalse();
        assertThat(moreWork.find(0)).isFalse();

        assertThat(asked).containsExactly("claim", "untilClaimable");
        assertThat(slept).isEmpty();
    }

    @Test
    void whatWillBeClaimableIsWaitedForAndAskedForAgain() throws InterruptedException {
        untilClaimable = () -> Optional.of(Duration.ofMillis(20));

        assertThat(moreWork.find(0)).isTrue();
        assertThat(moreWork.find(0)).isTrue();

        assertThat(asked).containsExactly("claim", "untilClaimable", "claim", "untilClaimable");
        assertThat(slept).containsExactly(Duration.ofMillis(20), Duration.ofMillis(20));
    }

    @Test
    void oneWorkerWaitsForAll() throws InterruptedException {
        untilClaimable = () -> Optional.of(Duration.ofMillis(20));
        whileAsleep = this::anotherComes;

        assertThat(moreWork.find(0)).isTrue();

        assertThat(asked).containsExactly("claim", "untilClaimable");
        assertThat(slept).hasSize(1);
    }

    @Test
    void aDatabaseThatFailsIsAskedByOneWorkerOnly() throws InterruptedException {
        untilClaimable = () -> {
            throw new StorageException(
                    "find_next_claimable", Optional.empty(), true, List.of(), new IllegalStateException());
        };

        assertThatThrownBy(() -> moreWork.find(0)).isInstanceOf(StorageException.class);

        assertThat(channel.state().stopReason()).isPresent();
        assertThat(moreWork.find(0))
                .as("so that the worker sees that the channel has stopped")
                .isTrue();
        assertThat(asked).containsExactly("claim", "untilClaimable");
    }

    /** What another worker does meanwhile. */
    private interface Trap {
        void spring() throws InterruptedException;
    }

    private void anotherComes() throws InterruptedException {
        whileAsleep = () -> {};
        assertThat(moreWork.find(0)).isTrue();
    }

    private void sleep(Duration duration) throws InterruptedException {
        slept.add(duration);
        whileAsleep.spring();
    }

    /** Has nothing that can be claimed. */
    private IntentLedger ledger() {
        return (IntentLedger) Proxy.newProxyInstance(
                IntentLedger.class.getClassLoader(),
                new Class<?>[] {IntentLedger.class},
                (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return method.getName().equals("claim")
                            ? nothing((ClaimRequest) arguments[0])
                            : untilClaimable.get();
                });
    }

    private static ClaimedChunk nothing(ClaimRequest request) {
        return new ClaimedChunk(
                new Claim(UUID.randomUUID(), request.scope().runId(), request.worker()), List.of(), 0, List.of());
    }
}
