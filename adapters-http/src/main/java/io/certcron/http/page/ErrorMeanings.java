package io.certcron.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code docs/errors.md} says about each error code. */
final class ErrorMeanings {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern CELL_END = Pattern.compile("\\|");
    private static final int FIX = 2;
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Map<String, Meaning> BY_CODE = read();

    private ErrorMeanings() {}

    /** A service's own code means what its documents say. */
    static Meaning of(String code) {
        return BY_CODE.getOrDefault(code, new Meaning("A code of the service's own.", "Ask the service's team."));
    }

    private static Map<String, Meaning> read() {
        try (InputStream file = ErrorMeanings.class.getResourceAsStream("errors.md")) {
            if (file == null) {
                throw new IllegalStateException("The list of error codes is missing");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ROW.matcher(text)
                    .results()
                    .collect(Collectors.toMap(row -> row.group(1), ErrorMeanings::meaning, (first, again) -> first));
        } catch (IOException failure) {
            throw new UncheckedIOException("The list of error codes can't be read", failure);
        }
    }

    /** The cells are meaning, usual cause and what to do; of what needs nothing done, the meaning alone. */
    private static Meaning meaning(MatchResult row) {
        String[] cells = CELL_END.split(row.group(2), -1);
        return new Meaning(plain(cells[0]), cells.length > FIX ? plain(cells[FIX]) : "Nothing has to be done.");
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "").strip();
    }

    /** What a code means, and what to do about it. */
    record Meaning(String meaning, String fix) {}
}
