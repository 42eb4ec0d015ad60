package io.certcron.application.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses, in any script, and however the sign in their middle is encoded. */
final class EmailAddresses implements Finder {

    /** Twice what RFC 5321 allows. */
    private static final int LONGEST_LOCAL_PART = 128;

    private static final String LOCAL_SYMBOLS = "._%+'!#$*^~-";

    private static final Pattern AT_DOMAIN = Pattern.compile("(?:[@＠]|%40|&#64;|&#x40;|\\\\u0040)"
            + "[\\p{L}\\p{M}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{M}\\p{N}-]{1,63}){0,8}");

    @Override
    public void hideIn(MaskedText text) {
        Matcher address = AT_DOMAIN.matcher(text.original());
        while (address.find()) {
            int start = startOfLocalPart(text.original(), address.start());
            if (start < address.start()) {
                text.hide(start, address.end());
            }
        }
    }

    /** Searched backwards from the sign, as a search for the longest one at every place would be slow. */
    private static int startOfLocalPart(String text, int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
            start--;
        }
        return start < end && text.charAt(start) == '\'' ? start + 1 : start;
    }

    private static boolean isLocal(char character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || LOCAL_SYMBOLS.indexOf(character) >= 0;
    }
}
