package io.certcron.persistence;

import io.certcron.domain.Certification;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of {@code COPY} (PostgreSQL's documentation, COPY, "Text Format"). */
final class CopyText {

    private static final String NULL = "\\N";

    private CopyText() {}

    /** Appends the row: certification, mentor, expiry date, status. */
    static void append(StringBuilder text, Certification certification) {
        text.append(certification.certificationId())
                .append('\t')
                .append(certification.peerMentorId())
                .append('\t')
                .append(date(certification.expiryDate()))
                .append('\t');
        appendEscaped(text, certification.status());
        text.append('\n');
    }

    private static String date(@Nullable LocalDate date) {
        if (date == null) {
            return NULL;
        }
        if (date.equals(LocalDate.MAX)) {
            return "infinity";
        }
        if (date.equals(LocalDate.MIN)) {
            return "-infinity";
        }
        return finite(date);
    }

    /** Java gives a sign to years of five digits, and counts the year before the first as 0. */
    private static String finite(LocalDate date) {
        if (date.getYear() > 0) {
            String text = date.toString();
            return text.startsWith("+") ? text.substring(1) : text;
        }
        return String.format(
                Locale.ROOT, "%04d-%02d-%02d BC", 1 - date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private static void appendEscaped(StringBuilder text, String value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
    }
}
