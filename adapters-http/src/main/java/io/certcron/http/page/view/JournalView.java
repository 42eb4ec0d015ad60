package io.certcron.http.page.view;

import java.util.List;
import java.util.Optional;

/**
 * Who did what.
 *
 * @param rows a page of it
 * @param next the address of the page after
 * @param firstPage whether this is the first
 */
public record JournalView(List<JournalRow> rows, Optional<String> next, boolean firstPage) {}
