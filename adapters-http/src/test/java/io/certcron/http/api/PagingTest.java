package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.http.access.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Page after page: each entry once, in the order of the list, whatever is added meanwhile. */
class PagingTest {

    private static final String TOKEN = Credentials.token(Role.SERVICE_ROLE);

    private final ApiWorld world = ApiWorld.start();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void schedulesAreShownOnceEachInOrder() {
        IntStream.range(0, 25).forEach(i -> world.schedule("schedule %02d ü".formatted(i * 2)));

        List<String> names = walk("/api/v1/certification-cron?limit=4", "name", page -> {
            if (page == 2) {
                world.schedule("schedule 01 ü");
            }
        });

        assertThat(world.caller
                        .get("/api/v1/certification-cron?limit=4", TOKEN)
                        .json()
                        .get("items"))
                .hasSize(4);
        assertThat(names).hasSize(25).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void runsAuditRowsAndTheJournalAreShownOnceEach() {
        world.schedule("nightly");
        IntStream.range(0, 9).forEach(i -> {
            if (i % 3 == 0) {
                world.clock.advance(Duration.ofSeconds(1));
            }
            world.run();
        });

        assertThat(walk("/api/v1/certification-cron-runs?limit=2", "run_id", this::runMeanwhile))
                .hasSize(9)
                .doesNotHaveDuplicates();
        assertThat(walk("/api/v1/cron-audit-log?limit=3", "run_id", page -> {})).hasSize(10);
        assertThat(walk("/api/v1/certification-cron-runs?limit=5&status=FAILED", "run_id", page -> {}))
                .isEmpty();
        assertThat(walk("/api/v1/journal?limit=1", "number", page -> {})).hasSize(1);
    }

    @Test
    void heldPausesAreShownOnceEach() {
        IntStream.range(0, 7).forEach(i -> world.certification(i, 0));
        world.run();

        assertThat(walk("/api/v1/held-pauses?limit=3", "idempotency_key", page -> {}))
                .hasSize(7)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(world.caller
                        .get("/api/v1/held-pauses?limit=1", TOKEN)
                        .json()
                        .get("total")
                        .asLong())
                .isEqualTo(7);
    }

    @Test
    void aTokenOfAnotherListIsRefused() {
        IntStream.range(0, 3).forEach(i -> world.schedule("schedule " + i));
        String token = world.caller
                .get("/api/v1/certification-cron?limit=1", TOKEN)
                .json()
                .get("next_page_token")
                .asText();

        assertThat(world.caller
                        .get("/api/v1/held-pauses?page_token=" + token, TOKEN)
                        .status())
                .isEqualTo(400);
    }

    private void runMeanwhile(int page) {
        if (page == 1) {
            world.clock.advance(Duration.ofSeconds(1));
            world.run();
        }
    }

    private List<String> walk(String path, String field, IntConsumer afterPage) {
        List<String> seen = new ArrayList<>();
        String token = "";
        int page = 0;
        do {
            JsonNode answer = world.caller.get(path + token, TOKEN).json();
            answer.get("items").forEach(item -> seen.add(item.get(field).asText()));
            token = answer.get("next_page_token").isNull()
                    ? ""
                    : "&page_token=" + answer.get("next_page_token").asText();
            afterPage.accept(++page);
        } while (!token.isEmpty() && page < 100);
        return seen;
    }
}
