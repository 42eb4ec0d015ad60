package io.certcron.http.page.view;

import java.util.Optional;

/**
 * A figure with its name.
 *
 * @param label its name
 * @param value the figure
 * @param tone how much it should catch the eye
 * @param href where to see more
 */
public record Fact(String label, String value, Tone tone, Optional<String> href) {

    /** A figure that is as it should be. */
    public static Fact plain(String label, String value) {
        return new Fact(label, value, Tone.QUIET, Optional.empty());
    }

    /** A figure that has somebody look where it is not zero. */
    public static Fact waiting(String label, long count, String href) {
        return new Fact(label, Words.number(count), count == 0 ? Tone.QUIET : Tone.WARN, Optional.of(href));
    }
}
