package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.DurationRange;
import io.certcron.bootstrap.bounds.NumberRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which texts a setting takes, and what they become. A list is written as its items with commas between them.
 *
 * @param form the texts it takes, in words that go on from "must be"
 * @param isList whether the configuration file may hold a list
 * @param reader reads a text; empty for one that doesn't have the form
 */
record SettingType<T>(String form, boolean isList, Function<String, Optional<T>> reader) {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SHARE = Pattern.compile("[01](\\.[0-9]{1,6})?");

    static <T> SettingType<T> of(String form, Function<String, Optional<T>> reader) {
        return new SettingType<>(form, false, reader);
    }

    /** Reads with a function that refuses what it doesn't like by an {@link IllegalArgumentException}. */
    static <T> SettingType<T> refusing(String form, Function<String, T> reader) {
        return of(form, unlessRefused(reader));
    }

    static SettingType<String> matching(String form, Pattern pattern) {
        return of(form, text -> Optional.of(text).filter(pattern.asMatchPredicate()));
    }

    static SettingType<Integer> wholeNumber(NumberRange bounds) {
        return wholeNumber(bounds.least(), bounds.most());
    }

    static SettingType<Integer> wholeNumber(int least, int most) {
        return of("a whole number from " + least + " to " + most, text -> Optional.of(text)
                .filter(WHOLE_NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most));
    }

    static SettingType<Double> share() {
        return of("a number from 0 to 1 with at most six decimals, such as 0.20", text -> Optional.of(text)
                .filter(SHARE.asMatchPredicate())
                .map(Double::valueOf)
                .filter(number -> number <= 1));
    }

    static SettingType<Duration> duration(DurationRange bounds) {
        return duration(DurationText.write(bounds.least()), DurationText.write(bounds.most()));
    }

    static SettingType<Duration> duration(String least, String most) {
        Duration shortest = DurationText.parse(least).orElseThrow();
        Duration longest = DurationText.parse(most).orElseThrow();
        return of(
                "a duration from " + least + " to " + most + ", written like 500ms, 90s, 10m, 2h or 1d",
                text -> DurationText.parse(text)
                        .filter(duration -> duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0));
    }

    static <T> SettingType<T> oneOf(Map<String, T> words) {
        return of(
                "the word "
                        + String.join(" or ", words.keySet().stream().sorted().toList()),
                text -> Optional.ofNullable(words.get(text)));
    }

    /** Distinct items, at least one, of which the function makes something, or refuses. */
    static <T> SettingType<T> listOf(String form, SettingType<?> item, Function<List<String>, T> reader) {
        return new SettingType<>(form, true, text -> Optional.of(itemsOf(text))
                .filter(items -> items.stream().allMatch(each -> item.read(each).isPresent()))
                .filter(items -> Set.copyOf(items).size() == items.size())
                .flatMap(unlessRefused(reader)));
    }

    Optional<T> read(String text) {
        return reader.apply(text);
    }

    private static <I, T> Function<I, Optional<T>> unlessRefused(Function<I, T> reader) {
        return input -> {
            try {
                return Optional.of(reader.apply(input));
            } catch (IllegalArgumentException refused) {
                return Optional.empty();
            }
        };
    }

    private static List<String> itemsOf(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
