package io.certcron.http.page.view;

import java.util.List;

/**
 * A schedule in full.
 *
 * @param card what it is
 * @param form to change it
 * @param runs its latest runs
 * @param slots its latest slots
 * @param journal who changed it
 */
public record ScheduleView(
        ScheduleCard card, ScheduleForm form, List<RunRow> runs, List<SlotRow> slots, List<JournalRow> journal) {}
