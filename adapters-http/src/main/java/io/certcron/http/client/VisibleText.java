package io.certcron.http.client;

import io.certcron.application.redaction.Redactor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader would see of an HTML or XML page. One pass, whatever the page. */
final class VisibleText {

    /** More than is kept of a page after redaction. */
    private static final int ENOUGH = 4 * Redactor.MAX_LENGTH;

    private static final Pattern TAG = Pattern.compile("<[/!?]?([A-Za-z][A-Za-z0-9]{0,31}|--)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,6}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "commat", "@");
    private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "template", "svg");

    /** Tags that don't part words: a name or an address with one inside must still be found whole. */
    private static final Set<String> WITHIN_WORDS =
            Set.of("a", "abbr", "b", "code", "em", "font", "i", "mark", "small", "span", "strong", "u", "wbr");

    private final String page;
    private final StringBuilder seen = new StringBuilder();
    private int position;

    private VisibleText(String page) {
        this.page = page;
    }

    /** Where the first tag begins; the text's length where there is none. */
    static int startIn(String text) {
        Matcher tag = TAG.matcher(text);
        return tag.find() ? tag.start() : text.length();
    }

    static String of(String page) {
        return new VisibleText(page).read();
    }

    private String read() {
        Matcher tag = TAG.matcher(page);
        while (seen.length() < ENOUGH && tag.find(position)) {
            seen.append(page, position, tag.start());
            position = tag.start();
            passTag(tag.group(1).toLowerCase(Locale.ROOT), tag.group().startsWith("</"));
        }
        seen.append(page, position, Math.min(page.length(), position + ENOUGH));
        String text = ENTITY.matcher(seen).replaceAll(entity -> Matcher.quoteReplacement(decoded(entity)));
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    private void passTag(String name, boolean closing) {
        position = name.equals("--") ? after("-->") : after(">");
        if (UNSEEN.contains(name) && !closing) {
            position = after("</" + name);
            position = after(">");
        } else if (!WITHIN_WORDS.contains(name)) {
            seen.append(' ');
        }
    }

    private int after(String end) {
        Matcher found =
                Pattern.compile(end, Pattern.LITERAL | Pattern.CASE_INSENSITIVE).matcher(page);
        return found.find(position) ? found.end() : page.length();
    }

    private static String decoded(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int codePoint =
                entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }
}
