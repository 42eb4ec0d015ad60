package io.certcron.bootstrap.command;

import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.schedule.Schedules;
import io.certcron.bootstrap.config.ClosestName;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Keeps the schedules for a person, who is told what was done, or why nothing was. */
final class ScheduleKeeping {

    private static final int PAGE = 100;
    private static final int TIMES_AFTER_CHANGE = 3;
    private static final String NOTHING_CHANGED = "Nothing was changed.";

    private final Schedules schedules;
    private final Operator by;
    private final ScheduleReport report;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param by who keeps them
     * @param clock the time from which the next fire times are taken
     */
    ScheduleKeeping(Schedules schedules, Operator by, Clock clock, PrintStream out, PrintStream err) {
        this.schedules = schedules;
        this.by = by;
        this.report = new ScheduleReport(schedules, clock);
        this.out = out;
        this.err = err;
    }

    int list() {
        List<String> names = new ArrayList<>();
        forEach(schedule -> {
            names.add(schedule.spec().name());
            out.print(report.forPeople(schedule, 1));
        });
        if (names.isEmpty()) {
            out.println("There is no schedule yet. Create one: schedules add nightly \"0 2 * * *\" --zone Europe/Oslo");
        }
        return ExitCode.COMPLETED;
    }

    int listAsJson() {
        try (JsonText json = new JsonText(out)) {
            json.array();
            forEach(schedule -> report.asJson(schedule, json));
            json.endArray();
        }
        return ExitCode.COMPLETED;
    }

    int add(Supplier<ScheduleSpec> wanted) {
        return unlessRefused(() -> {
            ScheduleSpec spec = wanted.get();
            return tell(schedules.create(spec, by), spec.name(), "Created the schedule '" + spec.name() + "'.");
        });
    }

    int change(String name, Function<ScheduleSpec, ScheduleSpec> change) {
        return replace(name, change, "Changed the schedule '" + name + "'.");
    }

    int pause(String name, Optional<String> reason) {
        return replace(
                name,
                spec -> spec.paused(reason),
                "Paused the schedule '" + name + "': it starts no runs until 'schedules resume'."
                        + " A run that is under way goes on.");
    }

    int resume(String name) {
        return with(name, schedule -> {
            if (schedule.spec().enabled()) {
                out.println("The schedule '" + name + "' is not paused.");
                return ExitCode.COMPLETED;
            }
            return replace(schedule, ScheduleSpec::resumed, "Resumed the schedule '" + name + "'.");
        });
    }

    int delete(String name) {
        return with(
                name,
                schedule -> tell(
                        schedules.delete(schedule.cronId(), schedule.version(), by),
                        name,
                        "Deleted the schedule '" + name + "'. Its runs stay."));
    }

    private int replace(String name, Function<ScheduleSpec, ScheduleSpec> change, String done) {
        return with(name, schedule -> replace(schedule, change, done));
    }

    private int replace(Schedule schedule, Function<ScheduleSpec, ScheduleSpec> change, String done) {
        return unlessRefused(() -> {
            ScheduleSpec spec = change.apply(schedule.spec());
            return tell(schedules.replace(schedule.cronId(), schedule.version(), spec, by), spec.name(), done);
        });
    }

    private int with(String name, ToIntFunction<Schedule> work) {
        Optional<Schedule> schedule = schedules.findByName(name);
        return schedule.isPresent() ? work.applyAsInt(schedule.get()) : refuse(unknown(name));
    }

    private int tell(ScheduleChange change, String name, String done) {
        if (change instanceof ScheduleChange.NameTaken) {
            return refuse("There is a schedule '" + name + "' already: choose another name, or change that one.");
        }
        if (change instanceof ScheduleChange.VersionDiffers || change instanceof ScheduleChange.NotFound) {
            return refuse("Somebody else has changed or deleted that schedule just now: look at it with"
                    + " 'schedules list', and try again.");
        }
        out.println(done);
        if (change instanceof ScheduleChange.Stored stored) {
            out.print(report.forPeople(stored.schedule(), TIMES_AFTER_CHANGE));
        }
        return ExitCode.COMPLETED;
    }

    private String unknown(String name) {
        List<String> names = new ArrayList<>();
        forEach(schedule -> names.add(schedule.spec().name()));
        String fix = ClosestName.to(name, names)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse(names.isEmpty() ? "there is none at all." : "'schedules list' names all.");
        return "There is no schedule '" + name + "': " + fix;
    }

    private void forEach(Consumer<Schedule> reader) {
        Optional<String> after = Optional.empty();
        List<Schedule> page;
        do {
            page = schedules.list(after, PAGE);
            page.forEach(reader);
            after = page.stream().map(schedule -> schedule.spec().name()).reduce((one, later) -> later);
        } while (page.size() == PAGE);
    }

    private int unlessRefused(Supplier<Integer> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException refused) {
            return refuse(refused.getMessage() + ".");
        }
    }

    private int refuse(String why) {
        err.println(why + " " + NOTHING_CHANGED);
        return ExitCode.USAGE_OR_CONFIGURATION;
    }
}
