package io.certcron.http.page;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.http.page.view.CertificationSearch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Why was this certification paused? */
final class CertificationRoutes {

    private static final String SECTION = "certifications";
    private static final int MAX_ENTRIES = 100;
    private static final int BAD = 422;

    private final Desk desk;
    private final Operations operations;

    CertificationRoutes(Desk desk) {
        this.desk = desk;
        this.operations = desk.operations();
    }

    void addTo(Doorkeeper doors) {
        doors.get("/certifications", this::ask);
        doors.get("/certifications/{id}", this::tell);
    }

    private void ask(Visit visit) {
        String typed = visit.query("id").orElse("");
        Optional<UUID> id = Visit.id(typed);
        if (id.isPresent()) {
            visit.goTo("/certifications/" + id.get());
        } else if (typed.isEmpty()) {
            visit.show("certifications", visit.shell("Certifications", SECTION), search(typed, Optional.empty()));
        } else {
            visit.show(
                    BAD,
                    "certifications",
                    visit.shell("Certifications", SECTION),
                    search(typed, Optional.of("This is no id. One looks like 0d3f1a52-6a0e-4a3c-9f0e-2b7c5d1e8f94.")));
        }
    }

    private static CertificationSearch search(String typed, Optional<String> fault) {
        return new CertificationSearch(typed, fault);
    }

    private void tell(Visit visit) {
        UUID id = visit.pathId("id");
        List<Entry> deeds =
                operations.journal().latest(new Subject.OfCertification(id), OptionalLong.empty(), MAX_ENTRIES);
        StoryTeller teller = new StoryTeller(id, operations.certifications().find(id), deeds, desk.times());
        visit.show("certification", visit.shell("Certification", SECTION), teller.view());
    }
}
