package io.certcron.http.api;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parameters of a request's address. One that nobody knows is refused: a filter misspelt must not show everything. */
final class Query {

    static final String LIMIT = "limit";
    static final String PAGE_TOKEN = "page_token";
    static final Set<String> PAGING = Set.of(LIMIT, PAGE_TOKEN);

    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    /** Javalin leaves out what it can't decode. */
    private static final Pattern BADLY_ENCODED = Pattern.compile("%(?!\\p{XDigit}{2})");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private final Map<String, List<String>> given;

    private Query(Map<String, List<String>> given) {
        this.given = given;
    }

    static Query of(Context request, Set<String> known) {
        if (BADLY_ENCODED
                .matcher(Objects.requireNonNullElse(request.queryString(), ""))
                .find()) {
            throw Refusal.malformed("query", "Something in the query is not percent-encoded as it should be.");
        }
        Map<String, List<String>> given = request.queryParamMap();
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Refusal.malformed(
                        "query",
                        "There is no parameter " + Refusal.shown(name) + " here; those known are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
            if (values.size() != 1) {
                throw Refusal.malformed(name, name + ": must be given once.");
            }
        });
        return new Query(given);
    }

    static Query none(Context request) {
        return of(request, Set.of());
    }

    /** The id in the path. */
    static UUID id(Context request, String name) {
        return Words.uuid(request.pathParam(name), name);
    }

    int limit() {
        return number(LIMIT, 1, MAX_LIMIT, DEFAULT_LIMIT);
    }

    int number(String name, int least, int most, int otherwise) {
        return value(name)
                .map(text -> {
                    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
                    if (number < least || number > most) {
                        throw Refusal.malformed(
                                name,
                                name + ": must be a whole number from " + least + " to " + most + ", got "
                                        + Refusal.shown(text) + ".");
                    }
                    return number;
                })
                .orElse(otherwise);
    }

    /** Where the page before ended. */
    <T> Optional<T> after(String list, Function<PageToken, T> reader) {
        return value(PAGE_TOKEN).map(text -> PageToken.read(text, list, reader));
    }

    boolean flag(String name, boolean otherwise) {
        return value(name)
                .map(text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw Refusal.malformed(
                                name, name + ": must be true or false, got " + Refusal.shown(text) + ".");
                    }
                    return text.equals("true");
                })
                .orElse(otherwise);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    Optional<LocalDate> date(String name) {
        return value(name).map(text -> Words.date(text, name));
    }

    <E extends Enum<E>> Optional<E> one(Class<E> words, String name) {
        return value(name).map(text -> Words.one(words, text, name));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name)).map(values -> values.get(0));
    }
}
