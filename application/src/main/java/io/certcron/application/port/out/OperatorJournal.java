package io.certcron.application.port.out;

import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What operators did. Each entry is written by the store that carries the deed out, in the same transaction; none is ever
 * changed. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface OperatorJournal {

    /**
     * The latest entries, latest first.
     *
     * @param subject what they are about
     * @param before only entries with a smaller number; empty to start
     * @param limit how many, at most; positive
     * @return the entries; empty past the last
     */
    List<Entry> latest(Subject subject, OptionalLong before, int limit);

    /** What entries are about. */
    sealed interface Subject {

        /** Anything. */
        record Everything() implements Subject {}

        /**
         * One schedule, and the runs requested of it.
         *
         * @param cronId the schedule
         */
        record OfSchedule(UUID cronId) implements Subject {}

        /**
         * One run: its request, and the resolution of what it reported.
         *
         * @param runId the run
         */
        record OfRun(UUID runId) implements Subject {}

        /**
         * One certification: decisions on its held pauses.
         *
         * @param certificationId the certification
         */
        record OfCertification(UUID certificationId) implements Subject {}
    }

    /**
     * One deed.
     *
     * @param number grows with each entry
     * @param at when
     * @param by who
     * @param action what
     * @param cronId the schedule that it is about
     * @param runId the run that it is about
     * @param certificationIds the certifications that it is about, at most as many as one transaction decides on
     * @param note what the operator said about it
     */
    record Entry(
            long number,
            Instant at,
            Operator by,
            OperatorAction action,
            Optional<UUID> cronId,
            Optional<UUID> runId,
            List<UUID> certificationIds,
            Optional<String> note) {

        /** The ids are copied. */
        public Entry {
            certificationIds = List.copyOf(certificationIds);
        }
    }
}
