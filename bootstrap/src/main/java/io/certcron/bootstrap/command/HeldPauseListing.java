package io.certcron.bootstrap.command;

import io.certcron.application.held.HeldPauseReview;
import io.certcron.application.port.out.HeldPause;
import java.io.PrintStream;

/** The held pauses as a table for a person, and as JSON for a program. */
final class HeldPauseListing {

    private static final String ROW = "%-36s  %-10s  %-10s  %-36s  %s%n";

    private final HeldPauseReview review;
    private final PrintStream out;

    HeldPauseListing(HeldPauseReview review, PrintStream out) {
        this.review = review;
        this.out = out;
    }

    void forPeople() {
        long count = review.count();
        if (count == 0) {
            out.println("No pauses are held.");
            return;
        }
        out.println("Held pauses: " + RunReport.count(count) + ".");
        out.printf(ROW, "certification", "expires", "still due", "run", "planned at");
        review.forEach(pause -> out.printf(
                ROW,
                pause.certificationId(),
                pause.expiryDate(),
                pause.stillDue() ? "yes" : "no",
                pause.runId(),
                pause.plannedAt()));
        out.println(
                "'held-pauses release' sends those that are still due; 'held-pauses drop' sees to it that none is sent.");
    }

    void asJson() {
        try (JsonText json = new JsonText(out)) {
            json.object().field("count", review.count()).name("held_pauses").array();
            review.forEach(pause -> write(pause, json));
            json.endArray().endObject();
        }
    }

    private static void write(HeldPause pause, JsonText json) {
        json.object()
                .field("certification_id", pause.certificationId())
                .field("peer_mentor_id", pause.peerMentorId())
                .field("expiry_date", pause.expiryDate().toString())
                .field("run_id", pause.runId())
                .field("planned_at", pause.plannedAt().toString())
                .field("still_due", pause.stillDue())
                .field("idempotency_key", pause.key().value())
                .endObject();
    }
}
