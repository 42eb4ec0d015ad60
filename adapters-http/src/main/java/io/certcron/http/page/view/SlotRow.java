package io.certcron.http.page.view;

import java.util.Optional;
import java.util.UUID;

/**
 * A slot of a schedule.
 *
 * @param due when it was due
 * @param fate what became of it
 * @param runId the run that it became
 */
public record SlotRow(Moment due, Badge fate, Optional<UUID> runId) {}
