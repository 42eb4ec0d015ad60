package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.Ticker;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractsTest {

    static Stream<Class<?>> ports() {
        return Contracts.ports();
    }

    @ParameterizedTest
    @MethodSource("ports")
    void everyOutgoingPortHasAContract(Class<?> port) {
        assertThat(Contracts.contractOf(port)).as("the contract of " + port).isPresent();
    }

    @Test
    void thePortsAreThoseThatAdaptersImplement() {
        assertThat(Contracts.ports()).contains(IntentLedger.class, Ticker.class);
    }

    @Test
    void aPortWithoutAContractIsFoundOut() {
        assertThat(Contracts.contractOf(Runnable.class)).isEmpty();
    }
}
