package io.certcron.http.page.view;

import java.util.List;
import java.util.Optional;

/**
 * A run in full.
 *
 * @param row the run in short
 * @param sentence its status in a sentence
 * @param reason what ended it, and what to do about that
 * @param zone the zone of its business date
 * @param finished when it was closed
 * @param progress how far it is, while it is running
 * @param reminders its counts of reminders
 * @param pauses its counts of pauses
 * @param check what the check at its end found
 * @param audit what a human said about that
 * @param fates what became of what it planned
 * @param rejected the first intents that need a human
 * @param problems what went wrong
 * @param journal who had it made, and resolved what it reported
 * @param logQuery finds its lines in the log
 */
public record RunView(
        RunRow row,
        String sentence,
        Optional<String> reason,
        String zone,
        Optional<Moment> finished,
        Optional<Progress> progress,
        List<Fact> reminders,
        List<Fact> pauses,
        Badge check,
        Optional<String> audit,
        List<FateRow> fates,
        List<IntentRow> rejected,
        List<ProblemView> problems,
        List<JournalRow> journal,
        String logQuery) {}
