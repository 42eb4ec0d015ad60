package io.certcron.bootstrap.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What waits for a human. */
record OpenMattersCheck(DatabaseQuestions questions) implements SchemaNeed {

    private static final String COUNTS =
            """
            SELECT
                (
                    SELECT count(*)
                    FROM <schema>.certification_idempotency_log
                    WHERE settled_at IS NULL AND next_attempt_at IS NULL
                ) AS held,
                (
                    SELECT count(*)
                    FROM <schema>.certification_idempotency_log
                    WHERE status = 'REJECTED'
                        AND planned_at > now() - INTERVAL '14 days'
                        AND settled_at > now() - INTERVAL '7 days'
                ) AS rejected,
                (
                    SELECT count(*)
                    FROM <schema>.cron_audit_log
                    WHERE NOT resolved AND missed_pause_count IS DISTINCT FROM 0
                ) AS unresolved
            """;

    @Override
    public String name() {
        return "open-matters";
    }

    @Override
    public List<Finding> look() throws SQLException {
        return questions.row(
                COUNTS, row -> findings(row.getLong("held"), row.getLong("rejected"), row.getLong("unresolved")));
    }

    private static List<Finding> findings(long held, long rejected, long unresolved) {
        List<Finding> findings = new ArrayList<>();
        if (held > 0) {
            findings.add(new Finding.Warning(
                    "Held pauses: " + held + ".", "Look at them with 'held-pauses list', and release or drop them."));
        }
        if (rejected > 0) {
            findings.add(new Finding.Warning(
                    "Intents rejected in the last 7 days: " + rejected + ".",
                    "Look at their error codes in docs/errors.md, and do by hand what is still due."));
        }
        if (unresolved > 0) {
            findings.add(new Finding.Warning(
                    "Unresolved rows of the audit log that report missed pauses: " + unresolved + ".",
                    "See to the certifications that they name, then resolve them with a note."));
        }
        return findings.isEmpty() ? List.of(new Finding.Ok("Nothing waits for a human.")) : findings;
    }
}
