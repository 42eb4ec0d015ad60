package io.certcron.bootstrap.verify.rule;

import java.util.List;
import java.util.stream.Stream;

/** One list after the other. */
final class TwoLists {

    private TwoLists() {}

    static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
