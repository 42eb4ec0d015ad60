package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.bootstrap.endtoend.MessageReceiver.Message;
import io.certcron.bootstrap.log.LogLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An {@code execute} that can't even open a run is a night on which nothing was done: everybody is told who is told of runs. */
class FailedStartIT {

    private final MessageReceiver receiver = MessageReceiver.start();
    private Platform platform;

    @BeforeEach
    void start() {
        platform = Platform.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        platform.close();
    }

    @Test
    void tellsThatTheDatabaseIsAway() {
        JobProcess.Finished night = execute(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/mentors"));

        assertThat(night.exitCode()).isEqualTo(12);
        assertThat(night.stderr())
                .isEqualTo("The database does not answer: look at database.url, and whether the server is running"
                        + " (SQLSTATE 08001).\n");
        assertThatEverybodyIsToldOf("DATABASE_UNAVAILABLE", night);
        assertThat(pushed())
                .contains("\ncertification_cron_statistics_up 0")
                .contains("\ncertification_cron_run_errors_total{error_code=\"DATABASE_UNAVAILABLE\"} 1");
    }

    @Test
    void tellsThatMigrationsAreMissing() {
        platform.execute("DELETE FROM certification_cron_schema_history WHERE script = 'V8__one_index_less.sql'");

        JobProcess.Finished night = execute(Map.of());

        assertThat(night.exitCode()).isEqualTo(2);
        assertThat(night.stderr())
                .isEqualTo("The database lacks migrations: run 'migrate' as the owner of the schema.\n");
        assertThatEverybodyIsToldOf("DATABASE_NOT_MIGRATED", night);
        assertThat(pushed()).contains("\ncertification_cron_run_errors_total{error_code=\"DATABASE_NOT_MIGRATED\"} 1");
    }

    @Test
    void tellsNobodyOfADryRun() {
        JobProcess.Finished dry = execute(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/mentors"), "--dry-run");

        assertThat(dry.exitCode()).isEqualTo(12);
        assertThat(receiver.messages()).isEmpty();
    }

    private JobProcess.Finished execute(Map<String, String> changes, String... options) {
        Map<String, String> settings = new HashMap<>(receiver.settings());
        settings.putAll(changes);
        String[] arguments = new String[options.length + 1];
        arguments[0] = "execute";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return JobProcess.run(platform.settings(settings), arguments);
    }

    /** By the same id, so that whoever gets a message finds the line of the log. */
    private void assertThatEverybodyIsToldOf(String code, JobProcess.Finished night) {
        List<JsonNode> errors = LogLines.allValid(night.stdout()).withCode(code);
        assertThat(errors).hasSize(1);
        String runId = errors.get(0).path("cron_run_id").asText();
        assertThat(runId).hasSize(36);
        assertThat(receiver.messagesTo("/webhook"))
                .singleElement()
                .extracting(Message::body)
                .asString()
                .contains("FAILED", code, runId);
        assertThat(receiver.messagesTo("/ping")).singleElement().satisfies(ping -> {
            assertThat(ping.address()).isEqualTo("/ping/fail?rid=" + runId);
            assertThat(ping.body()).contains(code);
        });
    }

    private String pushed() {
        List<Message> pushes = receiver.messagesTo("/push");
        assertThat(pushes).singleElement().extracting(Message::method).isEqualTo("PUT");
        return pushes.get(0).body();
    }
}
