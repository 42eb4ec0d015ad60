package io.certcron.http.api;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.CertificationRecords.MissedReport;
import io.certcron.application.port.out.CertificationRecords.Story;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.domain.Certification;
import io.certcron.http.access.Role;
import io.javalin.config.RoutesConfig;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every decision on one certification: {@code /api/v1/certifications/:id/history}. */
final class CertificationApi {

    private static final String ID = "certification_id";
    private static final int ENTRIES = 100;

    private final CertificationRecords certifications;
    private final OperatorJournal journal;

    CertificationApi(Operations operations) {
        this.certifications = operations.certifications();
        this.journal = operations.journal();
    }

    void addTo(RoutesConfig routes, Gate gate) {
        routes.get("/api/v1/certifications/{" + ID + "}/history", gate.needs(Role.VIEWER, this::history));
    }

    private void history(Exchange exchange) {
        Query.none(exchange.http());
        UUID id = Query.id(exchange.http(), ID);
        Story story = certifications.find(id);
        List<OperatorJournal.Entry> entries =
                journal.latest(new Subject.OfCertification(id), OptionalLong.empty(), ENTRIES);
        if (story.certification().isEmpty()
                && story.intents().isEmpty()
                && story.reports().isEmpty()
                && entries.isEmpty()) {
            throw Refusal.notFound("Nothing is known of a certification " + id + ".");
        }
        exchange.answer(new History(
                id,
                story.certification().map(Present::of).orElse(null),
                story.intents().stream().map(Views.Intent::of).toList(),
                story.reports(),
                entries.stream().map(Views.Entry::of).toList()));
    }

    private record History(
            UUID certificationId,
            @Nullable Present certification,
            List<Views.Intent> intents,
            List<MissedReport> missedReports,
            List<Views.Entry> journal) {}

    /** The certification as the platform has it now. */
    private record Present(UUID peerMentorId, @Nullable String expiryDate, String status) {

        static Present of(Certification certification) {
            return new Present(
                    certification.peerMentorId(), written(certification.expiryDate()), certification.status());
        }

        /** As PostgreSQL writes it. */
        private static @Nullable String written(@Nullable LocalDate date) {
            if (date == null) {
                return null;
            }
            if (date.equals(LocalDate.MAX)) {
                return "infinity";
            }
            return date.equals(LocalDate.MIN) ? "-infinity" : date.toString();
        }
    }
}
