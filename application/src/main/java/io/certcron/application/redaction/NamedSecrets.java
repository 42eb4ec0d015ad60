package io.certcron.application.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is called a secret where it stands: {@code password=…}, {@code "api_key": "…"}, {@code Authorization: …}. Hides
 * the value and leaves the name.
 */
final class NamedSecrets implements Finder {

    private static final Pattern NAME_AND_SEPARATOR = Pattern.compile(
            "(?:passw(?:or)?d|passord|passphrase|pwd|secret|token|authorization|credentials?|cookie|session_?id"
                    + "|(?:api|access|secret|private|service[_-]?role|anon)[_-]?(?:access[_-]?)?key)"
                    + "[\\\\\"')]{0,8}"
                    + "(?:[ \\t]{0,9}(?:[:=>]|%3[ad]){1,2}[ \\t]{0,9}"
                    + "(?:(?:bearer|basic|digest|token|apikey|negotiate)[ \\t]{1,9})?|[ \\t]{1,9}(?=\\\\{0,7}[\"']))",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void hideIn(MaskedText text) {
        Matcher name = NAME_AND_SEPARATOR.matcher(text.original());
        int from = 0;
        while (name.find(from)) {
            from = hideValue(text, name.end());
        }
    }

    /** Returns where the value ends. */
    private static int hideValue(MaskedText text, int start) {
        String original = text.original();
        int opening = skip(original, start, '\\');
        boolean quoted = opening < original.length() && isQuote(original.charAt(opening));
        int valueStart = quoted ? opening + 1 : start;
        int valueEnd = quoted ? endOfQuoted(original, opening, opening - start) : endOfBare(original, start);
        text.hide(valueStart, valueEnd);
        return valueEnd;
    }

    private static int skip(String text, int start, char skipped) {
        int at = start;
        while (at < text.length() && text.charAt(at) == skipped) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\'';
    }

    private static int endOfBare(String text, int start) {
        int end = start;
        while (end < text.length() && " \t\r\n,;&}\"'<>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /**
     * Where JSON is written inside JSON, a quote that ends the value has as many backslashes before it as the one that
     * began it, and a quote within the value has more.
     */
    private static int endOfQuoted(String text, int opening, int backslashes) {
        int seen = 0;
        for (int at = opening + 1; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == text.charAt(opening) && seen % (2 * (backslashes + 1)) == backslashes) {
                return at - backslashes;
            }
            seen = character == '\\' ? seen + 1 : 0;
        }
        return text.length();
    }
}
