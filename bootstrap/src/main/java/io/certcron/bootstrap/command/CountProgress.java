package io.certcron.bootstrap.command;

import io.certcron.bootstrap.terminal.OverwrittenLine;
import java.util.Optional;

/** Shows a person who watches how far something long has come. */
final class CountProgress implements AutoCloseable {

    private final Optional<OverwrittenLine> line;

    private CountProgress(Optional<OverwrittenLine> line) {
        this.line = line;
    }

    /** On standard error, where it is a terminal. */
    static CountProgress in(Surroundings here) {
        return new CountProgress(here.isWatched() ? Optional.of(new OverwrittenLine(here.stderr())) : Optional.empty());
    }

    /** So many so far, of what the words name. */
    void show(long count, String words) {
        line.ifPresent(shown -> shown.show(RunReport.count(count) + " " + words));
    }

    @Override
    public void close() {
        line.ifPresent(OverwrittenLine::end);
    }
}
