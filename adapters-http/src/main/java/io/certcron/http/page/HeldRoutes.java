package io.certcron.http.page;

import io.certcron.application.held.ChosenPauses;
import io.certcron.application.held.HeldPauseReview;
import io.certcron.application.held.HeldSnapshot;
import io.certcron.http.access.Role;
import io.certcron.http.page.session.Deed;
import io.certcron.http.page.session.Flash;
import io.certcron.http.page.view.ConfirmView;
import io.certcron.http.page.view.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** Decisions on held pauses. What can't be undone, or is about all, is asked about once more. */
final class HeldRoutes {

    private static final String HELD = InboxRoutes.PATH + "#held";
    private static final String RELEASE = "release";
    private static final String RELEASE_ALL = "release-all";
    private static final String DROP = "drop";
    private static final String DROP_ALL = "drop-all";

    private final HeldPauseReview review;

    HeldRoutes(Desk desk) {
        this.review = desk.operations().heldPauses();
    }

    void addTo(Doorkeeper doors) {
        doors.post(InboxRoutes.PATH + "/held", Role.OPS_ADMIN, this::decide);
    }

    private void decide(Visit visit) {
        boolean sure = visit.form("sure").equals("yes");
        switch (visit.form("do")) {
            case RELEASE -> release(visit, chosen(visit));
            case RELEASE_ALL -> ofAll(visit, RELEASE_ALL, sure);
            case DROP -> drop(visit, chosen(visit), sure);
            case DROP_ALL -> ofAll(visit, DROP_ALL, sure);
            default -> visit.goTo(HELD, Flash.of(Deed.NOTHING_CHOSEN));
        }
    }

    private void release(Visit visit, ChosenPauses chosen) {
        long released = review.release(chosen, visit.operator(), HeldRoutes::nobodyWatches);
        tell(visit, Deed.RELEASED, released);
    }

    private void drop(Visit visit, ChosenPauses chosen, boolean sure) {
        if (chosen.pauses().isEmpty()) {
            tell(visit, Deed.DROPPED, 0);
        } else if (sure) {
            tell(visit, Deed.DROPPED, review.drop(chosen, visit.operator(), HeldRoutes::nobodyWatches));
        } else {
            ask(visit, DROP, visit.ids("pause"), chosen.pauses().size(), "");
        }
    }

    /** What has changed since the question was asked is asked about again. */
    private void ofAll(Visit visit, String decision, boolean sure) {
        HeldSnapshot held = review.snapshot();
        if (held.count() == 0) {
            tell(visit, Deed.RELEASED, 0);
        } else if (!sure || !visit.form("seen").equals(held.digest())) {
            ask(visit, decision, List.of(), held.count(), held.digest());
        } else if (decision.equals(DROP_ALL)) {
            tell(visit, Deed.DROPPED, review.dropAll(held, visit.operator(), HeldRoutes::nobodyWatches));
        } else {
            tell(visit, Deed.RELEASED, review.releaseAll(held, visit.operator(), HeldRoutes::nobodyWatches));
        }
    }

    private ChosenPauses chosen(Visit visit) {
        return review.choose(new LinkedHashSet<>(visit.ids("pause")));
    }

    private static void ask(Visit visit, String decision, List<UUID> certificationIds, long count, String seen) {
        boolean dropping = decision.startsWith(DROP);
        String pauses = Words.count(count, "held pause", "held pauses");
        ConfirmView view = new ConfirmView(
                (dropping ? "Drop " : "Release ") + pauses + "?",
                dropping
                        ? "They are never sent, and no longer count as missed. That can't be undone: whoever has to be"
                                + " paused must be paused by hand."
                        : "The next run, or one that is under way, pauses these mentors, unless their certification was"
                                + " renewed.",
                (dropping ? "Drop " : "Release ") + pauses,
                decision,
                certificationIds,
                seen);
        visit.show("confirm", visit.shell(view.question(), InboxRoutes.SECTION), view);
    }

    private static void tell(Visit visit, Deed deed, long count) {
        visit.goTo(HELD, count == 0 ? Flash.of(Deed.NOTHING_CHOSEN) : new Flash(deed, count));
    }

    private static void nobodyWatches(long decided) {}
}
