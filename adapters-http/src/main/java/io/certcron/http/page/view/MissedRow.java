package io.certcron.http.page.view;

import java.util.List;
import java.util.UUID;

/**
 * A run that reported missed pauses, or whose check failed.
 *
 * @param runId the run
 * @param at when it checked
 * @param report what it found
 * @param first the first certifications
 * @param rest the others that are named
 * @param unnamed how many more there are
 * @param resolution what a human said about it; empty while nobody has
 */
public record MissedRow(
        UUID runId, Moment at, String report, List<UUID> first, List<UUID> rest, long unnamed, String resolution) {}
