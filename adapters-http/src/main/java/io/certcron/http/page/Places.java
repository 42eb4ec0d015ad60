package io.certcron.http.page;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.RunHistory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Where a page of a list ends, as it stands in the address of the next one. */
final class Places {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String SEPARATOR = "_";

    private Places() {}

    static String of(RunHistory.Position position) {
        return position.startedAt() + SEPARATOR + position.runId();
    }

    static String of(AuditLog.Position position) {
        return position.runAt() + SEPARATOR + position.runId();
    }

    /** Empty, and so the first page, where it can't be read. */
    static Optional<RunHistory.Position> run(String text) {
        return read(text, RunHistory.Position::new);
    }

    /** Empty, and so the first page, where it can't be read. */
    static Optional<AuditLog.Position> audit(String text) {
        return read(text, AuditLog.Position::new);
    }

    /** As the database can compare it. */
    private static Instant plausible(Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
            throw new DateTimeException("Out of bounds");
        }
        return instant;
    }

    private static <T> Optional<T> read(String text, BiFunction<Instant, UUID, T> place) {
        String[] parts = text.split(SEPARATOR, 2);
        try {
            return parts.length == 2
                    ? Visit.id(parts[1]).map(id -> place.apply(plausible(Instant.parse(parts[0])), id))
                    : Optional.empty();
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }
}
