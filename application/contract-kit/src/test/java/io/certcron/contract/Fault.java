package io.certcron.contract;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A way to get a port wrong.
 *
 * @param description what the wrong implementation does
 * @param spoil makes a wrong implementation of a right one
 * @param rules rules that it breaks, among others perhaps
 */
record Fault<T>(String description, UnaryOperator<T> spoil, List<String> rules) {

    static <T> Fault<T> of(String description, UnaryOperator<T> spoil, String... rules) {
        return new Fault<>(description, spoil, List.of(rules));
    }

    @Override
    public String toString() {
        return description;
    }
}
