package io.certcron.scheduler;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The days of an expression, in English: "on the last day of the month", "on Monday to Friday", "in January". */
final class DayWords {

    private static final String FIRST_YEAR = "1970";
    private static final int DAYS_A_WEEK = 7;
    private static final int LETTERS_OF_A_NAME = 3;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern DAY_BEFORE_THE_LAST = Pattern.compile("L-(\\d+)");
    private static final Pattern WEEKDAY_NEAREST = Pattern.compile("(\\d+)W");
    private static final Pattern NTH_OF_THE_MONTH = Pattern.compile("(\\w+)#(\\d+)");
    private static final Pattern LAST_OF_THE_MONTH = Pattern.compile("(\\w+)L");

    private final CronSyntax syntax;

    DayWords(CronSyntax syntax) {
        this.syntax = syntax;
    }

    /** On which days; empty where it is every day. Of a UNIX expression that names both days, either one will do. */
    String days(String dayOfMonth, String dayOfWeek) {
        String inMonth = phrase("", dayOfMonth, DayWords::dayOfMonth);
        List<String> days = Stream.of(
                        inMonth.isEmpty() ? inMonth : inMonth + " of the month", phrase("", dayOfWeek, this::dayOfWeek))
                .filter(phrase -> !phrase.isEmpty())
                .toList();
        return days.isEmpty() ? "" : " on" + String.join(", or on", days);
    }

    String months(String field) {
        return phrase(" in", field, this::month);
    }

    String years(String field) {
        return phrase(" in", field, text -> range(text, FIRST_YEAR, Function.identity(), "year"));
    }

    private static String phrase(String preposition, String field, Function<String, String> translation) {
        boolean everything = CronItem.in(field).get(0).isEvery();
        return everything
                ? ""
                : preposition + " "
                        + English.join(Arrays.stream(field.split(",", -1))
                                .map(translation)
                                .toList());
    }

    private static String dayOfMonth(String text) {
        Matcher beforeTheLast = DAY_BEFORE_THE_LAST.matcher(text);
        Matcher nearest = WEEKDAY_NEAREST.matcher(text);
        if (beforeTheLast.matches()) {
            return "the " + English.ordinal(Integer.parseInt(beforeTheLast.group(1))) + " day before the last day";
        }
        if (nearest.matches()) {
            return "the weekday nearest to day " + Integer.parseInt(nearest.group(1));
        }
        return switch (text) {
            case "L" -> "the last day";
            case "LW", "WL" -> "the last weekday";
            default -> range(text, "1", day -> "day " + day, "day");
        };
    }

    private static String range(String text, String first, Function<String, String> name, String unit) {
        CronItem item = CronItem.in(text).get(0);
        String end = item.to().map(to -> " to " + name.apply(to)).orElse("");
        String start = name.apply(item.startsAnywhere() ? first : item.from());
        return item.step()
                .map(step -> "every " + English.ordinal(step) + " " + unit + " from " + start + end)
                .orElse(start + end);
    }

    private String dayOfWeek(String text) {
        Matcher nth = NTH_OF_THE_MONTH.matcher(text);
        Matcher last = LAST_OF_THE_MONTH.matcher(text);
        if (nth.matches()) {
            return "the " + English.ordinal(Integer.parseInt(nth.group(2))) + " " + dayName(nth.group(1))
                    + " of the month";
        }
        if (last.matches()) {
            return "the last " + dayName(last.group(1)) + " of the month";
        }
        int sunday = sunday();
        return text.equals("L")
                ? dayName("SAT")
                : names(CronItem.in(text).get(0), sunday, DAYS_A_WEEK, this::dayNumber, this::dayName);
    }

    private String month(String text) {
        return names(CronItem.in(text).get(0), 1, Month.values().length, DayWords::monthNumber, DayWords::monthName);
    }

    /** A value, both ends of a range, or each value that a step comes to. */
    private static String names(
            CronItem item, int first, int last, Function<String, Integer> number, Function<String, String> name) {
        if (item.step().isEmpty()) {
            return name.apply(item.from())
                    + item.to().map(to -> " to " + name.apply(to)).orElse("");
        }
        int from = item.startsAnywhere() ? first : number.apply(item.from());
        int to = item.to().map(number).orElse(last);
        return English.join(IntStream.iterate(
                        from, value -> value <= to, value -> value + item.step().orElse(1))
                .mapToObj(value -> name.apply(Integer.toString(value)))
                .distinct()
                .toList());
    }

    /** Sunday is 1 in Quartz, and 0 or 7 in UNIX. */
    private String dayName(String text) {
        int fromMonday = Math.floorMod(dayNumber(text) - sunday() - 1, DAYS_A_WEEK);
        return DayOfWeek.of(fromMonday + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private int sunday() {
        return syntax == CronSyntax.QUARTZ ? 1 : 0;
    }

    private int dayNumber(String text) {
        return numberOf(text).orElseGet(() -> Arrays.stream(DayOfWeek.values())
                .filter(day -> startsWith(day.name(), text))
                .mapToInt(DayOfWeek::getValue)
                .map(value -> value % DAYS_A_WEEK + sunday())
                .findFirst()
                .orElseThrow());
    }

    private static String monthName(String text) {
        return Month.of(monthNumber(text)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static int monthNumber(String text) {
        return numberOf(text).orElseGet(() -> Arrays.stream(Month.values())
                .filter(month -> startsWith(month.name(), text))
                .findFirst()
                .orElseThrow()
                .getValue());
    }

    private static boolean startsWith(String name, String text) {
        return name.regionMatches(true, 0, text, 0, LETTERS_OF_A_NAME);
    }

    private static Optional<Integer> numberOf(String text) {
        return Optional.of(text).filter(NUMBER.asMatchPredicate()).map(Integer::valueOf);
    }
}
