package io.certcron.persistence;

import static io.certcron.persistence.PostgresFixture.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.IntentStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database's own functions, called as anyone with {@code psql} and the rights would call them. */
class MissedPausesTest {

    private static final String MISSED = "get_missed_auto_pauses";
    private static final String UNCONFIRMED = "get_unconfirmed_auto_pauses";
    private static final String CERTIFICATION = "c0000000-0000-4000-8000-000000000001";
    private static final String LONG_AFTER = "2026-12-24T12:00:00Z";

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.migrated();

    @BeforeEach
    void empty() {
        database.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, 2026-11-20T10:00:00Z, 2026-11-20T10:00:00.000001Z",
        "Asia/Kathmandu, 2026-11-20T18:15:00Z, 2026-11-20T18:15:00.000001Z",
        "UTC, 2026-11-21T00:00:00Z, 2026-11-21T00:00:00.000001Z",
        "America/Los_Angeles, 2026-11-21T08:00:00Z, 2026-11-21T08:00:00.000001Z",
    })
    void aCertificationExpiresAtMidnightInTheSessionsZone(String zone, String midnight, String justAfter) {
        certificationExpires("2026-11-21", "active");

        assertThat(find(MISSED, zone, midnight)).isEmpty();
        assertThat(find(MISSED, zone, justAfter)).containsExactly(CERTIFICATION);
    }

    @Test
    void nowIsMeantWhereNoTimeIsGiven() {
        certificationExpires("2000-01-01", "active");
        certificationExpires("c0000000-0000-4000-8000-000000000002", "4000-01-01", "active");

        assertThat(database.list(RUNTIME, "SELECT certification_id FROM get_missed_auto_pauses()"))
                .containsExactly(CERTIFICATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "suspended", "Paused", ""})
    void everyStatusButPausedIsMissed(String status) {
        certificationExpires("2026-11-21", status);

        assertThat(find(MISSED, "UTC", LONG_AFTER)).containsExactly(CERTIFICATION);
    }

    @Test
    void aCertificationWithoutAStatusIsMissed() {
        database.run("postgres", "ALTER TABLE certifications ALTER COLUMN status DROP NOT NULL");
        certificationExpires("2026-11-21", null);

        assertThat(find(MISSED, "UTC", LONG_AFTER)).containsExactly(CERTIFICATION);
    }

    @Test
    void aPausedCertificationIsNeitherMissedNorUnconfirmed() {
        certificationExpires("2026-11-21", "paused");
        pauseIs(IntentStatus.DONE, "2026-11-21");

        assertThat(find(MISSED, "UTC", LONG_AFTER)).isEmpty();
        assertThat(find(UNCONFIRMED, "UTC", LONG_AFTER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "infinity", "-infinity"})
    void aDateThatIsNoneIsNotMissed(@Nullable String expiryDate) {
        certificationExpires(expiryDate, "active");

        assertThat(find(MISSED, "UTC", LONG_AFTER)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyAPauseThatIsDoneOrSkippedIsNotMissed(IntentStatus status) {
        Set<IntentStatus> ended = EnumSet.of(IntentStatus.DONE, IntentStatus.SKIPPED);
        certificationExpires("2026-11-21", "active");
        pauseIs(status, "2026-11-21");

        assertThat(find(MISSED, "UTC", LONG_AFTER).isEmpty()).isEqualTo(ended.contains(status));
    }

    @ParameterizedTest
    @EnumSource
    void onlyAPauseThatIsDoneIsUnconfirmed(IntentStatus status) {
        certificationExpires("2026-11-21", "active");
        pauseIs(status, "2026-11-21");

        assertThat(find(UNCONFIRMED, "UTC", LONG_AFTER).isEmpty()).isEqualTo(status != IntentStatus.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-21", "2026-11-20", "2026-11-22"})
    void aPauseOfAnotherCycleDoesNotCount(String otherExpiryDate) {
        certificationExpires("2026-11-21", "active");
        pauseIs(IntentStatus.DONE, otherExpiryDate);

        assertThat(find(MISSED, "UTC", LONG_AFTER)).containsExactly(CERTIFICATION);
        assertThat(find(UNCONFIRMED, "UTC", LONG_AFTER)).isEmpty();
    }

    private static void certificationExpires(@Nullable String expiryDate, @Nullable String status) {
        certificationExpires(CERTIFICATION, expiryDate, status);
    }

    private static void certificationExpires(String id, @Nullable String expiryDate, @Nullable String status) {
        database.superuser().useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO certifications VALUES
                        (CAST(:id AS uuid), gen_random_uuid(), CAST(:expiry_date AS date), :status)
                        """)
                .bind("id", id)
                .bind("expiry_date", expiryDate)
                .bind("status", status)
                .execute());
    }

    private static void pauseIs(IntentStatus status, String expiryDate) {
        database.superuser().useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO certification_idempotency_log (
                            idempotency_key, certification_id, peer_mentor_id, action, expiry_date, run_id, status,
                            next_attempt_at, claim_token, lease_expires_at, planned_at, settled_at)
                        SELECT
                            'auto-pause:' || :id || ':' || :expiry_date, CAST(:id AS uuid), gen_random_uuid(), 'AUTO_PAUSE',
                            CAST(:expiry_date AS date), gen_random_uuid(), :status,
                            CASE WHEN :status IN ('PENDING', 'CLAIMED') THEN now() END,
                            CASE WHEN :status = 'CLAIMED' THEN gen_random_uuid() END,
                            CASE WHEN :status = 'CLAIMED' THEN now() END,
                            now(),
                            CASE WHEN :status NOT IN ('PENDING', 'CLAIMED', 'HELD') THEN now() END
                        """)
                .bind("id", CERTIFICATION)
                .bind("expiry_date", expiryDate)
                .bind("status", status.name())
                .execute());
    }

    private static List<String> find(String function, String zone, String asOf) {
        return database.jdbi(RUNTIME).inTransaction(handle -> find(handle, function, zone, asOf));
    }

    private static List<String> find(Handle handle, String function, String zone, String asOf) {
        handle.execute("SELECT set_config('TimeZone', ?, true)", zone);
        return handle.createQuery("SELECT certification_id FROM " + function + "(CAST(:as_of AS timestamptz))")
                .bind("as_of", asOf)
                .mapTo(String.class)
                .list();
    }
}
