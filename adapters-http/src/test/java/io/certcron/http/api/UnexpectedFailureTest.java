package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.http.LoggedTroubles;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import io.certcron.http.server.OperationsServer;
import io.certcron.http.server.Routes;
import io.certcron.http.server.ServerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails on our side: the caller learns that, and nothing else; the log learns the rest. */
class UnexpectedFailureTest {

    private static final String SECRET = "hunter2";

    private final LoggedTroubles troubles = new LoggedTroubles();
    private final Specification specification = new Specification();
    private OperationsServer server;

    @BeforeEach
    void start() throws IOException {
        Routes failing = routes -> {
            routes.get("/throws", exchange -> {
                throw new IllegalStateException(SECRET);
            });
            routes.get("/error", exchange -> {
                throw new StackOverflowError(SECRET);
            });
            routes.get("/refused", exchange -> {
                throw new StorageException("find_run", Optional.of("22003"), false, List.of(), new IOException(SECRET));
            });
            routes.get("/not-granted", exchange -> {
                throw new StorageException("resolve", Optional.of("42501"), false, List.of(), new IOException(SECRET));
            });
        };
        server = OperationsServer.start(ServerSettings.at("127.0.0.1", 0), List.of(failing), new EventLog(troubles));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anExceptionIsAnsweredWithoutAnyDetailAndLogged() {
        Answer answer = get("/throws");

        assertThat(answer.json())
                .isEqualTo(specification.documented(specification.operation("listRuns")).stream()
                        .filter(each -> each.example().equals("unexpected"))
                        .findFirst()
                        .orElseThrow()
                        .value());
        assertThat(troubles.codes()).containsExactly(ErrorCode.UNEXPECTED_EXCEPTION);
    }

    @Test
    void anErrorIsAnsweredWithoutAnyDetailAndLogged() {
        Answer answer = get("/error");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain(SECRET, "StackOverflow");
        assertThat(troubles.codes()).containsExactly(ErrorCode.UNEXPECTED_EXCEPTION);
    }

    @Test
    void aRefusalOfTheDatabaseSaysNoMoreThanThat() {
        Answer answer = get("/refused");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.errorCode()).isEqualTo("DATABASE_ERROR");
        assertThat(answer.body()).doesNotContain(SECRET, "find_run", "22003");
        assertThat(troubles.contexts()).singleElement().satisfies(context -> assertThat(context)
                .containsEntry("sql_operation", "find_run")
                .containsEntry("sql_state", "22003"));
    }

    @Test
    void aMissingGrantIsAnsweredWithWhatMendsIt() {
        Answer answer = get("/not-granted");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorCode()).isEqualTo("DATABASE_ROLE_INSUFFICIENT");
        assertThat(answer.json().get("detail").asText()).contains("migrate", "database.runtime-user");
        assertThat(answer.header("Retry-After")).as("waiting does not help").isEmpty();
        assertThat(answer.body()).doesNotContain(SECRET, "42501");
        assertThat(troubles.codes()).containsExactly(ErrorCode.DATABASE_ROLE_INSUFFICIENT);
    }

    private Answer get(String path) {
        return new Caller(server.address()).send(Request.of("GET", path));
    }
}
