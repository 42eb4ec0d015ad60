package io.certcron.persistence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the certifications are. Names are plain SQL identifiers: lower-case letters, digits and underscores.
 *
 * @param schema the schema of this table and of all of ours
 * @param table the table's name
 * @param certificationId its column with the certification's id, a {@code uuid}
 * @param peerMentorId its column with the mentor's id, a {@code uuid}
 * @param expiryDate its column with the expiry date, a {@code date}
 * @param status its column with the status, a {@code text} or {@code varchar}
 * @param pausedStatus the word in the status column that says that the mentor is paused; compared exactly
 */
public record CertificationTable(
        String schema,
        String table,
        String certificationId,
        String peerMentorId,
        String expiryDate,
        String status,
        String pausedStatus) {

    /** What a name may be. PostgreSQL cuts longer ones off. */
    public static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** What the paused status may be. */
    public static final Pattern STATUS_WORD = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    /** {@code public.certifications} with the names that V1 gives its columns, and {@code paused}. */
    public static final CertificationTable STANDARD = new CertificationTable(
            "public", "certifications", "certification_id", "peer_mentor_id", "expiry_date", "status", "paused");

    public CertificationTable {
        requireIdentifier("schema", schema);
        requireIdentifier("table", table);
        requireIdentifier("certificationId", certificationId);
        requireIdentifier("peerMentorId", peerMentorId);
        requireIdentifier("expiryDate", expiryDate);
        requireIdentifier("status", status);
        if (Set.copyOf(List.of(certificationId, peerMentorId, expiryDate, status))
                        .size()
                < 4) {
            throw new IllegalArgumentException("columns: must be four different ones");
        }
        if (!STATUS_WORD.matcher(pausedStatus).matches()) {
            throw new IllegalArgumentException(
                    "pausedStatus: must be letters, digits, '_' and '-', got \"" + pausedStatus + "\"");
        }
    }

    /** The same table in another schema. */
    public CertificationTable inSchema(String otherSchema) {
        return new CertificationTable(
                otherSchema, table, certificationId, peerMentorId, expiryDate, status, pausedStatus);
    }

    /**
     * The names as statements and migrations refer to them, quoted and ready to be put into SQL: {@code schema},
     * {@code certifications} (with its schema), the four columns, and the literal {@code paused_status}.
     */
    Map<String, String> attributes() {
        return Map.of(
                "schema", quoted(schema),
                "certifications", quoted(schema) + "." + quoted(table),
                "certification_id", quoted(certificationId),
                "peer_mentor_id", quoted(peerMentorId),
                "expiry_date", quoted(expiryDate),
                "status", quoted(status),
                "paused_status", "'" + pausedStatus + "'");
    }

    private static String quoted(String identifier) {
        return '"' + identifier + '"';
    }

    private static void requireIdentifier(String field, String value) {
        if (!IDENTIFIER.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    field + ": must be a plain SQL identifier ([a-z_][a-z0-9_]*), got \"" + value + "\"");
        }
    }
}
