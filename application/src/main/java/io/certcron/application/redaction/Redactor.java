package io.certcron.application.redaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text what must not be in a log (design, section 11): the configured secrets exactly, other secrets by
 * their shape, e-mail addresses, national identity numbers, and what looks like a person's full name. Thread-safe.
 *
 * <p>Names can't be told from other words with certainty. Two or more capitalised words in a row are taken for a name
 * unless all of them are words that protocols use, such as <i>Service Unavailable</i>; a single name in running text is
 * not found. This is why our own events have no free text, and only listed fields of a service's answer are kept.
 */
public final class Redactor {

    /** What stands where something was taken out. */
    public static final String REDACTED = "[redacted]";

    /** What stands at the end of a text that was cut off. */
    public static final String CUT = "…[cut]";

    /** The longest text that is kept, in characters. */
    public static final int MAX_LENGTH = 4_096;

    /** A secret shorter than this is an ordinary word, and taking it out would only show where it is. */
    static final int SHORTEST_SECRET = 4;

    /** Longer than what is kept, so that a secret on the border is still recognised, and short enough to be quick. */
    private static final int MAX_INPUT = 4 * MAX_LENGTH;

    private static final Set<String> KEPT_ANSWER_FIELDS =
            Set.of("code", "error_code", "message", "details", "hint", "title", "type", "status", "detail");

    private static final String NOT_IN_WORD = "(?<![\\p{Alnum}-])";
    private static final String WORD_ENDS = "(?![\\p{Alnum}-])";

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("(?i)\\bjdbc:[^\\s\"'<>]+"),
            Pattern.compile("(?i)\\bpostgres(?:ql)?://[^\\s\"'<>]+"),
            Pattern.compile("(?i)(?<=://)[^\\s/@\"'<>]+@"),
            Pattern.compile("(?i)\\b(?:bearer|basic)\\s+[\\w.~+/=-]+"),
            Pattern.compile("\\beyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)?"),
            Pattern.compile("\\bsb_secret_[\\w-]+"),
            Pattern.compile("(?i)(?<=api[_-]?key|passw(?:or)?d|pwd|secret|token|authorization)"
                    + "(?:\\\\?[\"'])?\\s{0,9}[:=]\\s{0,9}(?:\\\\?\"[^\"]*\"?|'[^']*'?|[^\\s,;&}\"']+)"),
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}(?:@|%40)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})+"),
            Pattern.compile(NOT_IN_WORD + "(?:\\d{6}[ -]?\\d{5}|(?:\\d{2})?\\d{6}[-+]\\d{4}|\\d{3}-\\d{2}-\\d{4}"
                    + "|\\d{6}[-+A-FU-Y]\\d{3}[0-9A-Y]|[A-Z]{2}\\d{6}[A-D])" + WORD_ENDS));

    private static final String CAPITALISED = "\\p{Lu}\\p{Ll}+(?:['’-]\\p{Lu}\\p{Ll}+)*";
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{L}\\p{N}_])" + CAPITALISED + "(?:,? (?:\\p{Lu}\\. )?" + CAPITALISED + ")+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    private static final Set<String> PROTOCOL_WORDS = Set.of(
            ("a access allowed an authentication bad body conflict connection content database denied entity error"
                            + " exceeded exception expired failed failure forbidden found gateway gone has header http"
                            + " internal invalid is it json key large length level limit long malformed many media"
                            + " method missing moved name no not object of oops out parse payload permanently permission"
                            + " please policy precondition rate read redirect refused request requests required"
                            + " reset response row schema security server service something sorry status temporarily"
                            + " temporary the this timed timeout token too type unauthorized unavailable unknown"
                            + " unprocessable unsupported uri url value violation was we went wrong")
                    .split(" "));

    private final List<String> secrets;

    /**
     * @param secrets the configured secrets; those of less than {@value #SHORTEST_SECRET} characters are not looked for
     */
    public Redactor(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Whether a field of a service's JSON answer may be kept, after redaction; the values of all others are dropped. */
    public static boolean keepsAnswerField(String name) {
        return KEPT_ANSWER_FIELDS.contains(name);
    }

    /** The text without what must not be in a log, cut off after {@value #MAX_LENGTH} characters. */
    public RedactedText redact(String text) {
        String clean = clean(text.substring(0, Math.min(text.length(), MAX_INPUT)));
        return new RedactedText(
                clean.length() > MAX_LENGTH || text.length() > MAX_INPUT
                        ? clean.substring(0, Math.min(clean.length(), MAX_LENGTH)) + CUT
                        : clean);
    }

    private String clean(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, REDACTED);
        }
        for (Pattern shape : SHAPES) {
            clean = shape.matcher(clean).replaceAll(REDACTED);
        }
        return NAME.matcher(clean).replaceAll(Redactor::unlessProtocolWords);
    }

    private static String unlessProtocolWords(MatchResult words) {
        boolean known = BETWEEN_WORDS
                .splitAsStream(words.group())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .allMatch(PROTOCOL_WORDS::contains);
        return known ? words.group() : REDACTED;
    }
}
