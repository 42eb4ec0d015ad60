package io.certcron.bootstrap.embedding;

import io.certcron.persistence.CertificationTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where the certifications are, for a platform whose table has other names than the standard. Names are plain SQL
 * identifiers: at most 63 lower-case letters, digits and underscores, and no digit at the start. Whoever sets nothing has
 * the defaults; what is set is checked by {@link CertificationCronBuilder#build()}. Not thread-safe.
 */
public final class TableOptions {

    private static final CertificationTable STANDARD = CertificationTable.STANDARD;

    private String schema = STANDARD.schema();
    private String name = STANDARD.table();
    private String certificationId = STANDARD.certificationId();
    private String peerMentorId = STANDARD.peerMentorId();
    private String expiryDate = STANDARD.expiryDate();
    private String status = STANDARD.status();
    private String pausedStatus = STANDARD.pausedStatus();

    TableOptions() {}

    /**
     * Names the schema of the certifications, and of all tables of the job.
     *
     * @param schemaName {@code public} unless set
     * @return this
     */
    public TableOptions schema(String schemaName) {
        schema = Objects.requireNonNull(schemaName, "schemaName");
        return this;
    }

    /**
     * Names the table.
     *
     * @param tableName {@code certifications} unless set
     * @return this
     */
    public TableOptions name(String tableName) {
        name = Objects.requireNonNull(tableName, "tableName");
        return this;
    }

    /**
     * Names the column with the certification's id.
     *
     * @param column {@code certification_id} unless set; a {@code uuid}
     * @return this
     */
    public TableOptions certificationId(String column) {
        certificationId = Objects.requireNonNull(column, "column");
        return this;
    }

    /**
     * Names the column with the mentor's id.
     *
     * @param column {@code peer_mentor_id} unless set; a {@code uuid}
     * @return this
     */
    public TableOptions peerMentorId(String column) {
        peerMentorId = Objects.requireNonNull(column, "column");
        return this;
    }

    /**
     * Names the column with the first day on which the certification no longer holds.
     *
     * @param column {@code expiry_date} unless set; a {@code date}
     * @return this
     */
    public TableOptions expiryDate(String column) {
        expiryDate = Objects.requireNonNull(column, "column");
        return this;
    }

    /**
     * Names the column with the status.
     *
     * @param column {@code status} unless set; a {@code text} or {@code varchar}
     * @return this
     */
    public TableOptions status(String column) {
        status = Objects.requireNonNull(column, "column");
        return this;
    }

    /**
     * Names the status that says that the mentor is paused, compared exactly.
     *
     * @param word {@code paused} unless set; at most 63 letters, digits, {@code -} and {@code _}
     * @return this
     */
    public TableOptions pausedStatus(String word) {
        pausedStatus = Objects.requireNonNull(word, "word");
        return this;
    }

    void check(Faults faults, Set<String> activeStatuses) {
        checkIdentifiers(faults, Map.of("schema", schema, "name", name));
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("certificationId", certificationId);
        columns.put("peerMentorId", peerMentorId);
        columns.put("expiryDate", expiryDate);
        columns.put("status", status);
        checkIdentifiers(faults, columns);
        faults.unless(
                new HashSet<>(columns.values()).size() == columns.size(),
                "table",
                "two of its columns are the same one",
                "Name four different columns.");
        faults.unless(
                CertificationTable.STATUS_WORD.matcher(pausedStatus).matches(),
                "table.pausedStatus",
                "it is \"" + pausedStatus + "\"",
                "Use at most 63 letters, digits, - and _.");
        faults.unless(
                !activeStatuses.contains(pausedStatus),
                "activeStatuses",
                "the paused status, \"" + pausedStatus + "\", is among them",
                "Remove it, or correct table.pausedStatus.");
    }

    private static void checkIdentifiers(Faults faults, Map<String, String> names) {
        names.forEach((setting, value) -> faults.unless(
                CertificationTable.IDENTIFIER.matcher(value).matches(),
                "table." + setting,
                "it is \"" + value + "\"",
                "Use at most 63 lower-case letters, digits and _, and no digit at the start."));
    }

    CertificationTable settings() {
        return new CertificationTable(schema, name, certificationId, peerMentorId, expiryDate, status, pausedStatus);
    }
}
