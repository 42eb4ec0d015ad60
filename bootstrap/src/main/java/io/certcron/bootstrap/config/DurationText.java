package io.certcron.bootstrap.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations are written: {@code 500ms}, {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}, and in no other way. */
public final class DurationText {

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private static final List<Map.Entry<String, ChronoUnit>> LARGEST_FIRST = UNITS.entrySet().stream()
            .sorted(Map.Entry.<String, ChronoUnit>comparingByValue().reversed())
            .toList();

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|[smhd])");

    private DurationText() {}

    /** The duration, or nothing where the text is written otherwise. A day has 24 hours. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(UNITS.get(matcher.group(2)))
                .map(unit -> Duration.of(Long.parseLong(matcher.group(1)), unit));
    }

    /** The duration in the largest unit of which it is a whole number; zero in seconds. */
    static String write(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        Map.Entry<String, ChronoUnit> unit = LARGEST_FIRST.stream()
                .filter(each ->
                        duration.toMillis() % each.getValue().getDuration().toMillis() == 0)
                .findFirst()
                .orElseThrow();
        return duration.toMillis() / unit.getValue().getDuration().toMillis() + unit.getKey();
    }
}
