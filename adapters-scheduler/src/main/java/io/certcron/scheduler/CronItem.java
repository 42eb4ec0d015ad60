package io.certcron.scheduler;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One of the items that commas separate in a field: a value, a range or a step.
 *
 * @param from a value, or {@code *}
 * @param to the end of the range
 * @param step every how many of the range
 */
record CronItem(String from, Optional<String> to, Optional<Integer> step) {

    private static final String EVERY = "*";

    /** The items of a field that can be read; one that allows everything where one of its items does. */
    static List<CronItem> in(String field) {
        List<CronItem> items = Arrays.stream(field.split(",", -1))
                .map(text -> text.equals("?") ? EVERY : text)
                .map(CronItem::of)
                .toList();
        return items.stream()
                .filter(CronItem::isEvery)
                .findFirst()
                .map(List::of)
                .orElse(items);
    }

    private static CronItem of(String text) {
        String[] parts = text.split("/", 2);
        String[] ends = parts[0].split("-", 2);
        return new CronItem(
                ends[0],
                ends.length == 2 ? Optional.of(ends[1]) : Optional.empty(),
                parts.length == 2 ? Optional.of(Integer.valueOf(parts[1])).filter(step -> step > 1) : Optional.empty());
    }

    boolean isEvery() {
        return startsAnywhere() && step.isEmpty();
    }

    /** Whether it begins where its field begins. */
    boolean startsAnywhere() {
        return from.equals(EVERY);
    }

    boolean isSingle() {
        return !startsAnywhere() && to.isEmpty() && step.isEmpty();
    }
}
