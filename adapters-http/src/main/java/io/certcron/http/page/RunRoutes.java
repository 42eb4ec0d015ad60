package io.certcron.http.page;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunHistory.Position;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import io.certcron.http.page.view.Choice;
import io.certcron.http.page.view.JournalRow;
import io.certcron.http.page.view.RunRow;
import io.certcron.http.page.view.RunView;
import io.certcron.http.page.view.RunsView;
import io.certcron.http.page.view.Shell;
import io.certcron.http.page.view.Times;
import io.certcron.http.page.view.Words;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/** The history of runs, and each of them. */
final class RunRoutes {

    private static final String SECTION = "runs";
    private static final int PAGE = 50;
    private static final int MAX_ENTRIES = 20;
    private static final int REFRESH_SECONDS = 2;

    private final Desk desk;
    private final Operations operations;

    RunRoutes(Desk desk) {
        this.desk = desk;
        this.operations = desk.operations();
    }

    void addTo(Doorkeeper doors) {
        doors.get("/runs", this::list);
        doors.get("/runs/{id}", this::show);
    }

    private void list(Visit visit) {
        Optional<RunStatus> status = chosen(visit, "status", RunStatus.values());
        Optional<Workflow> workflow = chosen(visit, "workflow", Workflow.values());
        boolean dryRuns = visit.query("dry_runs").isPresent();
        Optional<Position> after = visit.query("after").flatMap(Places::run);
        Filter filter = new Filter(Optional.empty(), workflow, status, Optional.empty(), dryRuns);
        List<RunRecord> found = operations.history().list(filter, after, PAGE + 1);
        List<RunRecord> page = found.stream().limit(PAGE).toList();
        Optional<String> next = found.size() > PAGE
                ? Optional.of(address(status, workflow, dryRuns, page.get(PAGE - 1)))
                : Optional.empty();
        Instant now = desk.clock().instant();
        Times times = desk.times();
        RunsView view = new RunsView(
                page.stream().map(run -> RunRow.of(run, times, now)).toList(),
                choices(RunStatus.values(), status, each -> Words.of(each).words()),
                choices(Workflow.values(), workflow, Words::of),
                dryRuns,
                status.isPresent() || workflow.isPresent(),
                next,
                after.isEmpty());
        visit.show("runs", visit.shell("Runs", SECTION), view);
    }

    private void show(Visit visit) {
        UUID runId = visit.pathId("id");
        RunDetails run = operations.history().find(runId).orElseThrow(() -> Visit.notFound("There is no such run."));
        Times times = new Times(run.zone());
        List<JournalRow> journal =
                operations.journal().latest(new Subject.OfRun(runId), OptionalLong.empty(), MAX_ENTRIES).stream()
                        .map(entry -> JournalRow.of(entry, times))
                        .toList();
        RunView view = new RunReport(run, times, desk.clock().instant()).view(journal);
        Shell shell = visit.shell("Run " + view.row().shortId(), SECTION);
        visit.show("run", view.row().running() ? shell.refreshing(REFRESH_SECONDS) : shell, view);
    }

    private static String address(
            Optional<RunStatus> status, Optional<Workflow> workflow, boolean dryRuns, RunRecord last) {
        return "/runs?after=" + Places.of(new Position(last.startedAt(), last.runId()))
                + status.map(each -> "&status=" + each.name()).orElse("")
                + workflow.map(each -> "&workflow=" + each.name()).orElse("")
                + (dryRuns ? "&dry_runs=yes" : "");
    }

    private static <E extends Enum<E>> Optional<E> chosen(Visit visit, String name, E[] values) {
        return visit.query(name).flatMap(text -> Arrays.stream(values)
                .filter(each -> each.name().equals(text))
                .findFirst());
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] values, Optional<E> chosen, Function<E, String> words) {
        return Arrays.stream(values)
                .map(each -> new Choice(
                        each.name(),
                        words.apply(each),
                        chosen.filter(each::equals).isPresent()))
                .toList();
    }
}
