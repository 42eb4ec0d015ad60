package io.certcron.bootstrap.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether what a run asks of the certifications is answered from an index; asks the planner, and runs nothing. */
record PlansCheck(DatabaseQuestions questions) implements Check {

    private static final JsonMapper JSON = new JsonMapper();

    /** As planning walks, one page at a time. */
    private static final String PLANNING =
            """
            EXPLAIN (FORMAT JSON)
            SELECT <certification_id>, <peer_mentor_id>, <expiry_date>
            FROM <certifications>
            WHERE <status> <> <paused_status>
                AND <expiry_date> > current_date - 1
                AND <expiry_date> <= current_date
            ORDER BY <expiry_date>, <certification_id>
            LIMIT 5000
            """;

    private static final String MONITORING =
            """
            EXPLAIN (FORMAT JSON)
            SELECT count(*) FROM <schema>.get_missed_auto_pauses(now())
            """;

    /** A small table is read as a whole in any case: all that can be seen there is whether an index could serve. */
    private static final String PREFER_INDEXES = "SET LOCAL enable_seqscan = off";

    @Override
    public String name() {
        return "index-use";
    }

    @Override
    public List<String> needs() {
        return List.of(MigrationsCheck.NAME, CertificationsCheck.NAME);
    }

    @Override
    public List<Finding> look() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        questions.ask(connection -> {
            DatabaseQuestions.execute(PREFER_INDEXES, connection);
            lookAt("planning", PLANNING, connection, findings);
            lookAt("the search for missed pauses", MONITORING, connection, findings);
            return true;
        });
        return findings.isEmpty()
                ? List.of(new Finding.Ok("Planning and the search for missed pauses go by an index."))
                : findings;
    }

    private void lookAt(String what, String query, Connection connection, List<Finding> findings) throws SQLException {
        JsonNode plan = read(questions.row(connection, query, row -> row.getString(1)));
        if (plan.findValuesAsText("Node Type").contains("Function Scan")) {
            findings.add(new Finding.Warning(
                    "The plan of " + what + " can't be looked into: its function is not inlined.",
                    "As the owner, remove what was SET on the functions, such as a search_path."));
        } else if (plan.findValuesAsText("Node Type").contains("Seq Scan") || plan.findValue("Index Cond") == null) {
            findings.add(new Finding.Failed(
                    "No index can serve " + what + ": it reads all certifications.",
                    "Run 'migrate' as the owner of the schema: it builds the indexes that are missing or invalid."));
        }
    }

    private static JsonNode read(String plan) {
        try {
            return JSON.readTree(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A plan that is no JSON", impossible);
        }
    }
}
