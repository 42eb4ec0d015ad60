package io.certcron.http.page.session;

import java.util.Arrays;
import java.util.Optional;

/**
 * What became of a deed, told on the next page.
 *
 * @param deed which
 * @param count how many things it was about
 */
public record Flash(Deed deed, long count) {

    /** A deed about one thing. */
    public static Flash of(Deed deed) {
        return new Flash(deed, 1);
    }

    String text() {
        return deed.name() + "\n" + count;
    }

    static Optional<Flash> of(String text) {
        String[] fields = text.split("\n", 2);
        try {
            return Arrays.stream(Deed.values())
                    .filter(deed -> fields.length == 2 && deed.name().equals(fields[0]))
                    .findFirst()
                    .map(deed -> new Flash(deed, Long.parseLong(fields[1])));
        } catch (NumberFormatException otherVersion) {
            return Optional.empty();
        }
    }
}
