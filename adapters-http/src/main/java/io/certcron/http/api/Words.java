package io.certcron.http.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the words that bodies, parameters and paths have in common; where is the field at fault. */
final class Words {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Pattern DATE_FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** No night is older, and PostgreSQL knows no year 0. */
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);

    /** What is text to PostgreSQL: neither NUL nor half a character; and nothing else that a terminal would obey. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]|[\\n\\r\\t]");

    private Words() {}

    static UUID uuid(String text, String where) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw Refusal.malformed(
                    where,
                    where + ": must be a UUID such as 3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10, got " + Refusal.shown(text)
                            + ".");
        }
        return UUID.fromString(text);
    }

    static LocalDate date(String text, String where) {
        return Optional.of(text)
                .filter(form -> DATE_FORM.matcher(form).matches())
                .flatMap(Words::calendarDate)
                .filter(date -> !date.isBefore(FIRST_DATE))
                .orElseThrow(() -> Refusal.malformed(
                        where,
                        where + ": must be a date such as 2026-11-21, not before " + FIRST_DATE + ", got "
                                + Refusal.shown(text) + "."));
    }

    static <E extends Enum<E>> E one(Class<E> words, String text, String where) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed(
                        where, where + ": must be one of " + allOf(words) + ", got " + Refusal.shown(text) + "."));
    }

    static String text(String text, String where) {
        if (!text.codePoints()
                .allMatch(each -> TEXT.matcher(Character.toString(each)).matches())) {
            throw Refusal.malformed(where, where + ": must be text without control characters.");
        }
        return text;
    }

    private static Optional<LocalDate> calendarDate(String form) {
        try {
            return Optional.of(LocalDate.parse(form));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> String allOf(Class<E> words) {
        return Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
