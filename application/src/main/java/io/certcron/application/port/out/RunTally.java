package io.certcron.application.port.out;

import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;

/**
 * What all nodes together have counted for one run: planned by its owners, settled by whoever joined.
 *
 * @param reminders the counts of reminders
 * @param pauses the counts of pauses; {@code held} is zero, as what is held now is counted by {@link
 *     IntentLedger#backlog}
 */
public record RunTally(ReminderTally reminders, PauseTally pauses) {}
