package io.certcron.bootstrap.command;

import io.certcron.bootstrap.doctor.Examined;
import io.certcron.bootstrap.doctor.Finding;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** What the doctor found: lines for a person, or one JSON object for a program. */
final class DoctorReport {

    private static final String LINE = "%-5s %-20s %s%n";

    private final List<Examined> results;
    private final PrintStream out;

    DoctorReport(List<Examined> results, PrintStream out) {
        this.results = results;
        this.out = out;
    }

    void forPeople() {
        for (Examined result : results) {
            out.printf(
                    LINE,
                    mark(result.finding()),
                    result.check(),
                    result.finding().text());
            fixOf(result.finding()).ifPresent(fix -> out.printf(LINE, "", "", "-> " + fix));
        }
        out.println();
        out.println(summary());
    }

    void json() {
        try (JsonText json = new JsonText(out)) {
            json.object()
                    .field("ok", count(Finding.Failed.class) == 0)
                    .field("failed", count(Finding.Failed.class))
                    .field("warnings", count(Finding.Warning.class))
                    .field("skipped", count(Finding.Skipped.class))
                    .name("findings")
                    .array();
            for (Examined result : results) {
                json.object()
                        .field("check", result.check())
                        .field("outcome", outcome(result.finding()))
                        .field("text", result.finding().text())
                        .field("fix", fixOf(result.finding()))
                        .endObject();
            }
            json.endArray().endObject();
        }
    }

    private String summary() {
        long failed = count(Finding.Failed.class);
        long warnings = count(Finding.Warning.class);
        if (failed > 0) {
            return "Not fit for work. Failed: " + failed + ", warnings: " + warnings + ".";
        }
        return warnings > 0 ? "Fit for work. Warnings: " + warnings + "." : "Fit for work.";
    }

    private long count(Class<? extends Finding> kind) {
        return results.stream().map(Examined::finding).filter(kind::isInstance).count();
    }

    private static Optional<String> fixOf(Finding finding) {
        if (finding instanceof Finding.Warning warning) {
            return Optional.of(warning.fix());
        }
        return finding instanceof Finding.Failed failed ? Optional.of(failed.fix()) : Optional.empty();
    }

    private static String mark(Finding finding) {
        return finding instanceof Finding.Failed
                ? "FAIL"
                : outcome(finding).replace("warning", "warn").replace("skipped", "skip");
    }

    private static String outcome(Finding finding) {
        if (finding instanceof Finding.Failed) {
            return "failed";
        }
        if (finding instanceof Finding.Warning) {
            return "warning";
        }
        return finding instanceof Finding.Skipped ? "skipped" : "ok";
    }
}
