package io.certcron.bootstrap.verify.report;

import io.certcron.bootstrap.verify.Checked;
import io.certcron.bootstrap.verify.Verification.Finished;
import io.certcron.bootstrap.verify.rule.Verdict;
import io.certcron.bootstrap.verify.rule.Verdict.Broken;
import io.certcron.bootstrap.verify.rule.Verdict.Held;
import io.certcron.bootstrap.verify.rule.Verdict.NotChecked;
import java.io.PrintStream;

/** Lines for a person. */
public final class TextReport {

    private static final String INDENT = " ".repeat(17);

    private final Finished result;
    private final PrintStream out;

    public TextReport(Finished result, PrintStream out) {
        this.result = result;
        this.out = out;
    }

    /** Prints all of it. */
    public void print() {
        out.println("Contract of the " + result.settings().service().title() + " service, at "
                + result.settings().baseUrl());
        out.println("Certifications: " + result.certifications() + ".");
        out.println();
        result.rules().forEach(this::print);
        out.println();
        Effects.of(result).forEach(out::println);
        out.println("Rules held: " + result.count(Held.class) + ", broken: " + result.count(Broken.class)
                + ", not checked: " + result.count(NotChecked.class) + ".");
    }

    private void print(Checked checked) {
        out.printf(
                "%-11s %s  %s%n",
                mark(checked.verdict()), checked.rule(), checked.rule().sentence());
        if (checked.verdict() instanceof NotChecked unchecked) {
            out.println(INDENT + unchecked.reason());
        } else if (checked.verdict() instanceof Held held && !held.note().isEmpty()) {
            out.println(INDENT + held.note());
        } else if (checked.verdict() instanceof Broken broken) {
            broken.evidence().forEach(evidence -> {
                out.println(INDENT + "sent      " + evidence.sent());
                out.println(INDENT + "answered  " + evidence.answered());
                out.println(INDENT + "expected  " + evidence.expected());
            });
        }
    }

    private static String mark(Verdict verdict) {
        if (verdict instanceof Held) {
            return "held";
        }
        return verdict instanceof Broken ? "BROKEN" : "not checked";
    }
}
