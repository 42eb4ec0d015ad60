package io.certcron.http.page.view;

import java.util.List;

/**
 * Last night at a glance, and the schedules.
 *
 * @param headline last night in a sentence
 * @param facts figures of last night and of what waits
 * @param runs the runs of last night
 * @param strip the nights behind us
 * @param schedules the first page of the schedules
 */
public record OverviewView(
        Headline headline, List<Fact> facts, List<RunRow> runs, NightStrip strip, ScheduleList schedules) {}
