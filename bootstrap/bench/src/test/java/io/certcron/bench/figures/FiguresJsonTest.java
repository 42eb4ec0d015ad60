package io.certcron.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresJsonTest {

    @Test
    void keepsEveryRun() throws Exception {
        JsonNode document = new ObjectMapper().readTree(FiguresJson.of(Measured.some(), Map.of("processors", "2")));

        assertThat(document.at("/machine/processors").asText()).isEqualTo("2");
        JsonNode ours = document.at("/scenarios/0");
        assertThat(ours.path("contender").asText()).isEqualTo("ours");
        assertThat(ours.path("due").asInt()).isEqualTo(100_000);
        assertThat(ours.at("/settled_per_second/median").asDouble()).isEqualTo(30_000);
        assertThat(ours.at("/settled_per_second/runs")).hasSize(3);
        assertThat(document.at("/scenarios/3/service_delay_ms").asInt()).isEqualTo(20);
        assertThat(document.at("/scenarios/3/settled").asInt()).isEqualTo(20_000);
    }
}
