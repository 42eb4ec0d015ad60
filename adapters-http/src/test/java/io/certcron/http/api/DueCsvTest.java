package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DueCsvTest {

    private static final String TOKEN = Credentials.token(Role.VIEWER);

    private final ApiWorld world = ApiWorld.start();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void listsWhatIsDueWithALineOfNames() {
        world.certification(1, 0);
        world.certification(2, 30);
        world.certification(3, 7);
        world.certification(4, 8);

        Answer answer = world.caller.get("/api/v1/due", TOKEN);

        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"due-2026-11-21-ALL.csv\"");
        List<String> lines = List.of(answer.body().split("\r\n"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("idempotency_key,");
        assertThat(lines.get(1)).contains(",AUTO_PAUSE,,2026-11-21,0,");
        assertThat(lines.get(2)).contains(",REMINDER,30,2026-12-21,30,");
        assertThat(lines.get(3)).contains(",REMINDER,7,2026-11-28,7,");
        assertThat(answer.body()).endsWith("\r\n");
    }

    @Test
    void looksAtAnotherDateAndOneChannel() {
        world.certification(1, 3);

        assertThat(world.caller
                        .get("/api/v1/due?business_date=2026-11-24&workflow=AUTO_PAUSE", TOKEN)
                        .body()
                        .lines())
                .hasSize(2);
        assertThat(world.caller
                        .get("/api/v1/due?business_date=2026-11-24&workflow=REMINDERS", TOKEN)
                        .body()
                        .lines())
                .hasSize(1);
    }

    @Test
    void saysSoWhereTheListCanNotBeBegun() {
        world.pagesOfCertifications.set(0);

        Answer answer = world.caller.get("/api/v1/due", TOKEN);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        assertThat(answer.header("Content-Disposition")).isEmpty();
    }

    @Test
    void cutsTheConnectionWhereTheListCanNotBeFinished() {
        IntStream.range(0, 3_000).forEach(i -> world.certification(i, 0));
        world.pagesOfCertifications.set(2);

        assertThatThrownBy(() -> world.caller.get("/api/v1/due", TOKEN)).isInstanceOf(UncheckedIOException.class);
    }
}
