package io.certcron.persistence;

import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the check at the end of a run found, as the run's row holds it. Public members, as Jdbi reads them by reflection.
 *
 * @param outcome one of {@code checked}, {@code unavailable} and {@code not_made}
 * @param missed how many pauses were missed
 * @param unconfirmed how many confirmed pauses the table does not show
 */
public record MonitoringEnd(String outcome, @Nullable Long missed, @Nullable Long unconfirmed) {

    MonitoringResult toResult() {
        return switch (outcome) {
            case "checked" -> new MonitoringResult.Checked(counted(missed), counted(unconfirmed));
            case "unavailable" -> new MonitoringResult.Unavailable();
            default -> new MonitoringResult.NotMade();
        };
    }

    private static FlaggedCertifications counted(@Nullable Long count) {
        return new FlaggedCertifications(count == null ? 0 : count, List.of());
    }

    static MonitoringEnd of(MonitoringResult result) {
        if (result instanceof MonitoringResult.Checked checked) {
            return new MonitoringEnd(
                    "checked", checked.missed().count(), checked.unconfirmed().count());
        }
        return new MonitoringEnd(
                result instanceof MonitoringResult.Unavailable ? "unavailable" : "not_made", null, null);
    }
}
