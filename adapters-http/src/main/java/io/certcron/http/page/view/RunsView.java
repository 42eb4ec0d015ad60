package io.certcron.http.page.view;

import java.util.List;
import java.util.Optional;

/**
 * The history of runs.
 *
 * @param rows a page of it
 * @param statuses what can be chosen as status
 * @param workflows what can be chosen as workflow
 * @param dryRuns whether dry runs are shown
 * @param filtered whether some runs are left out by choice
 * @param next the address of the page after
 * @param firstPage whether this is the first
 */
public record RunsView(
        List<RunRow> rows,
        List<Choice> statuses,
        List<Choice> workflows,
        boolean dryRuns,
        boolean filtered,
        Optional<String> next,
        boolean firstPage) {}
