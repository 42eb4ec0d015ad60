package io.certcron.http.client;

import io.certcron.application.redaction.Redactor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a reader would see of an HTML page: its title and the beginning of its text. One pass, whatever the page. */
final class VisibleText {

    /** Enough to recognise the page of a proxy or a login. */
    static final int LONGEST = 1_024;

    private static final Pattern PAGE = Pattern.compile("<[A-Za-z!/]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,6}));");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "commat", "@", "period", ".");
    private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "template", "svg");

    /** Tags that don't part words; a name or an address with one inside must still be found whole. */
    private static final Set<String> WITHIN_WORDS =
            Set.of("a", "abbr", "b", "code", "em", "font", "i", "mark", "small", "span", "strong", "u", "wbr");

    private final String page;
    private final StringBuilder seen = new StringBuilder();
    private int position;

    private VisibleText(String page) {
        this.page = page;
    }

    static boolean isPage(String text) {
        return PAGE.matcher(text).find();
    }

    static String of(String page) {
        String seen = new VisibleText(page).read();
        return seen.length() > LONGEST ? seen.substring(0, LONGEST) + Redactor.CUT : seen;
    }
}
