package io.certcron.http.page;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.Workflow;
import io.certcron.http.api.DueCsv;
import io.certcron.http.server.Problem;
import io.certcron.http.server.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/** The dry run as a file. */
final class DueCsvRoute {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2200;

    private static final int BAD_REQUEST = 400;

    private final DueCsv csv;

    DueCsvRoute(Desk desk) {
        this.csv = new DueCsv(
                desk.operations().dueList(), desk.clock(), desk.times().zone());
    }

    void addTo(Doorkeeper doors) {
        doors.get("/due.csv", this::send);
    }

    private void send(Visit visit) {
        LocalDate businessDate =
                visit.query("business_date").map(DueCsvRoute::date).orElseGet(csv::today);
        Workflow workflow = visit.query("workflow").map(DueCsvRoute::workflow).orElse(Workflow.ALL);
        csv.answer(visit.exchange(), workflow, businessDate);
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
                throw invalid("The business_date must be from the years " + EARLIEST_YEAR + " to " + LATEST_YEAR + ".");
            }
            return date;
        } catch (DateTimeException none) {
            throw invalid("The business_date must be a date, such as 2026-11-21.");
        }
    }

    private static Workflow workflow(String text) {
        return Arrays.stream(Workflow.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> invalid("The workflow must be REMINDERS, AUTO_PAUSE or ALL."));
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(Problem.of(BAD_REQUEST, ErrorCode.REQUEST_INVALID, detail));
    }
}
