package io.certcron.http.page.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A page of the schedules, in order of their names.
 *
 * @param cards the schedules
 * @param next the address of the next page
 * @param firstPage whether it is the first page
 */
public record ScheduleList(List<ScheduleCard> cards, Optional<String> next, boolean firstPage) {

    /** How many are on a page. */
    public static final int SHOWN = 100;

    /** Those that fit, where there may be more. */
    public static ScheduleList of(List<ScheduleCard> found, boolean firstPage) {
        List<ScheduleCard> shown = found.stream().limit(SHOWN).toList();
        return new ScheduleList(
                shown, found.size() > SHOWN ? Optional.of(after(shown.get(SHOWN - 1))) : Optional.empty(), firstPage);
    }

    private static String after(ScheduleCard last) {
        return "/schedules?after=" + URLEncoder.encode(last.name(), StandardCharsets.UTF_8);
    }
}
