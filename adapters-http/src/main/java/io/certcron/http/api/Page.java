package io.certcron.http.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param nextPageToken names the next page; null where this is the last
 */
record Page<T>(List<T> items, @Nullable String nextPageToken) {

    /**
     * The first so many of what was read.
     *
     * @param read one more than the limit, if there are as many
     */
    static <R, T> Page<T> of(List<R> read, int limit, Function<R, T> view, Function<R, PageToken> place) {
        List<R> shown = read.subList(0, Math.min(limit, read.size()));
        String next =
                read.size() > limit ? place.apply(shown.get(shown.size() - 1)).text() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
