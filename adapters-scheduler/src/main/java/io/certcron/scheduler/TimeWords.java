package io.certcron.scheduler;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

/** The time of day of an expression, in English: "at 02:30", "every 15 minutes of hours 9 to 17". */
final class TimeWords {

    /** Beyond so many times a day a list of them tells nobody anything. */
    private static final int LONGEST_LIST = 6;

    private static final String EVERY = "every ";
    private static final String FROM = " from ";

    private final List<CronItem> seconds;
    private final List<CronItem> minutes;
    private final List<CronItem> hours;

    TimeWords(String second, String minute, String hour) {
        this.seconds = CronItem.in(second);
        this.minutes = CronItem.in(minute);
        this.hours = CronItem.in(hour);
    }

    /** Whether the times are named one by one. */
    boolean isList() {
        boolean allSingle =
                Stream.of(seconds, minutes, hours).flatMap(List::stream).allMatch(CronItem::isSingle);
        return allSingle && seconds.size() * minutes.size() * hours.size() <= LONGEST_LIST;
    }

    String words() {
        return isList() ? "at " + English.join(times()) : frequency();
    }

    private List<String> times() {
        return hours.stream()
                .flatMap(hour -> minutes.stream().flatMap(minute -> seconds.stream()
                        .map(second -> LocalTime.of(number(hour), number(minute), number(second)))))
                .sorted()
                .distinct()
                .map(LocalTime::toString)
                .toList();
    }

    private static int number(CronItem item) {
        return Integer.parseInt(item.from());
    }

    private String frequency() {
        boolean onTheMinute = seconds.equals(CronItem.in("0"));
        List<String> parts = Stream.of(
                        onTheMinute ? "" : part(seconds, "second", 60),
                        part(minutes, "minute", 60),
                        part(hours, "hour", 24))
                .filter(part -> !part.isEmpty())
                .toList();
        StringBuilder words = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            boolean goesWithoutSaying = isEveryOne(parts.get(i)) && isPlainFrequency(parts.get(i - 1));
            words.append(goesWithoutSaying ? "" : " of " + parts.get(i));
        }
        return words.toString().startsWith(EVERY) ? words.toString() : "at " + words;
    }

    private static boolean isEveryOne(String part) {
        return part.startsWith(EVERY) && part.indexOf(' ', EVERY.length()) < 0;
    }

    private static boolean isPlainFrequency(String part) {
        return part.startsWith(EVERY) && !part.contains(FROM);
    }

    private static String part(List<CronItem> items, String unit, int cycle) {
        if (items.size() == 1 && !items.get(0).isSingle()) {
            return frequency(items.get(0), unit, cycle);
        }
        String plural = items.size() == 1 ? " " : "s ";
        return unit
                + plural
                + English.join(items.stream().map(TimeWords::listed).toList());
    }

    private static String listed(CronItem item) {
        String from = item.startsAnywhere() ? "0" : item.from();
        String to = item.to().map(end -> " to " + end).orElse("");
        return item.step()
                .map(step -> "every " + English.ordinal(step) + FROM + from + to)
                .orElse(from + to);
    }

    private static String frequency(CronItem item, String unit, int cycle) {
        String every = EVERY + item.step().map(step -> step + " " + unit + "s").orElse(unit);
        boolean restarts = item.step().filter(step -> cycle % step != 0).isPresent();
        if (item.startsAnywhere()) {
            return every + (restarts ? FROM + unit + " 0" : "");
        }
        return every + FROM + unit + " " + item.from()
                + item.to().map(to -> " to " + to).orElse("");
    }
}
