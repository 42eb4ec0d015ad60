package io.certcron.http.page.view;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a certification.
 *
 * @param order when, to put them in order
 * @param at when
 * @param badge what came of it
 * @param text what happened
 * @param runId the run in which it did
 * @param note what an operator said about it
 */
public record StoryRow(
        Instant order, Moment at, Badge badge, String text, Optional<UUID> runId, Optional<String> note) {}
