package io.certcron.http.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a page ended, as text that only we read.
 *
 * @param parts the list that it is a place in, and what the place is made of
 */
record PageToken(List<String> parts) {

    /** In no name, id or time of ours. */
    private static final String SEPARATOR = "\n";

    /** What a database can still hold. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    static PageToken of(Object... parts) {
        return new PageToken(Stream.of(parts).map(Object::toString).toList());
    }

    String text() {
        byte[] bytes = parts.stream().collect(Collectors.joining(SEPARATOR)).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the reader makes of the token; one that is not ours, or of another list, is refused. */
    static <T> T read(String text, String list, Function<PageToken, T> reader) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            PageToken token = new PageToken(List.of(decoded.split(SEPARATOR, -1)));
            if (!token.textAt(0).equals(list)) {
                throw new IllegalArgumentException("The token is of another list");
            }
            return reader.apply(token);
        } catch (RuntimeException notOurs) {
            throw Refusal.malformed(
                    Query.PAGE_TOKEN,
                    "page_token: must be the next_page_token of the page before, unchanged, or be left out.");
        }
    }

    String textAt(int index) {
        return Words.text(parts.get(index), Query.PAGE_TOKEN);
    }

    UUID idAt(int index) {
        return Words.uuid(parts.get(index), Query.PAGE_TOKEN);
    }

    Instant instantAt(int index) {
        Instant instant = Instant.parse(parts.get(index));
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("No run of ours was made then");
        }
        return instant;
    }
}
