package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkSupplyTest {

    private static final DispatchSettings SETTINGS = DispatchSettings.STANDARD;

    private final TestClock clock = new TestClock();
    private final List<Settlement> settled = new ArrayList<>();
    private final ChunkSupply supply =
            new ChunkSupply(ChannelRuns.of(Channel.AUTO_PAUSE, clock), ledger(), SETTINGS, clock);

    @Test
    void suppliesWhatAPageOfPlanningBrought() {
        plan(1);

        assertThat(supply.take())
                .hasValueSatisfying(chunk -> assertThat(chunk.intents()).containsExactly(Intents.pause(1, 1)));
        assertThat(supply.take()).isEmpty();
        assertThat(settled).isEmpty();
    }

    @Test
    void givesBackWhatHasWaitedForHalfItsLeaseInsteadOfSupplyingIt() {
        plan(1);
        clock.advance(SETTINGS.lease().dividedBy(2));

        assertThat(supply.take()).isEmpty();
        assertThat(settled)
                .containsExactly(new Settlement.Release(Intents.pause(1, 1).key()));
        assertThat(supply.isAnyUnderWay()).isFalse();
    }

    @Test
    void hasRoomForAChunkOfEachWorkerAtFirst() throws InterruptedException {
        assertThat(supply.roomForPage()).isEqualTo(SETTINGS.workers() * SETTINGS.chunkMentors());
    }

    private void plan(int number) {
        supply.claimPage(claim -> Optional.of(new ClaimedPage(
                new PlannedPage(Map.of(PlannedPage.PAUSE, 1L), 0, Optional.empty()),
                List.of(Intents.pause(number, 1)))));
    }

    /** Settles whatever it is given. */
    private IntentLedger ledger() {
        return (IntentLedger) Proxy.newProxyInstance(
                IntentLedger.class.getClassLoader(),
                new Class<?>[] {IntentLedger.class},
                (proxy, method, arguments) -> {
                    List<?> settlements = (List<?>) arguments[1];
                    settlements.forEach(settlement -> settled.add((Settlement) settlement));
                    return settlements.size();
                });
    }
}
