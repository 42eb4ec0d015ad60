package io.certcron.http.page.view;

import java.util.List;

/**
 * A dry run in short.
 *
 * @param businessDate the date that it is for
 * @param lines how many of each action
 * @param complete whether everything was counted
 * @param csv where the whole of it is
 */
public record DueView(String businessDate, List<Line> lines, boolean complete, String csv) {

    /**
     * How many of one action are due.
     *
     * @param action what is due
     * @param count how many
     * @param known how many of them are in the ledger already
     */
    public record Line(String action, String count, String known) {}
}
