package io.certcron.application.redaction;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Takes out of a text what must not be in a log: the configured secrets exactly, other secrets by their shape, e-mail
 * addresses, national identity numbers, and what looks like a person's full name. Thread-safe. The time it takes is
 * bounded, whatever the text.
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

    /** More than is kept, as redaction shortens a text, and little enough to be quick. */
    private static final int MAX_INPUT = 4 * MAX_LENGTH;

    /** No shape is longer, unless its beginning gives it away. */
    private static final int LONGEST_SHAPE = 512;

    /** What one look takes out can lay bare the edge of something else, which the next one finds; rarely more. */
    private static final int LOOKS = 4;

    private static final Set<String> KEPT_ANSWER_FIELDS =
            Set.of("code", "error_code", "message", "details", "hint", "title", "type", "status", "detail");

    private final List<Finder> finders;
    private final int longestFind;

    /**
     * A redactor that knows the secrets.
     *
     * @param secrets the configured secrets; those of less than four characters are not looked for
     */
    public Redactor(Collection<String> secrets) {
        ConfiguredSecrets configured = new ConfiguredSecrets(secrets);
        finders = List.of(configured, new NamedSecrets(), new Shapes(), new EmailAddresses(), new PersonNames());
        longestFind = Math.max(LONGEST_SHAPE, configured.longest());
    }

    /**
     * Whether a field of a service's JSON answer may be kept, after redaction; the values of all others are dropped.
     *
     * @param name the field's name
     * @return whether it is one that holds what a service says about an error
     */
    public static boolean keepsAnswerField(String name) {
        return KEPT_ANSWER_FIELDS.contains(name);
    }

    /**
     * {@return the text without what must not be in a log, cut off after {@value #MAX_LENGTH} characters}
     *
     * @param text any text
     */
    public RedactedText redact(String text) {
        boolean whole = text.length() <= MAX_INPUT;
        String clean = whole ? clean(text, LOOKS) : clean(look(text.substring(0, MAX_INPUT), longestFind), LOOKS);
        return new RedactedText(whole && clean.length() <= MAX_LENGTH ? clean : head(clean) + CUT);
    }

    private String clean(String text, int looks) {
        String seen = look(text, 0);
        return looks == 1 || seen.equals(text) ? seen : clean(seen, looks - 1);
    }

    /** @param unsure how many characters at the end may be the beginning of something that was cut in two */
    private String look(String text, int unsure) {
        MaskedText masked = new MaskedText(text);
        finders.forEach(finder -> finder.hideIn(masked));
        masked.hideLast(unsure);
        return masked.shown();
    }

    /** Leaves no half of a character that takes two. */
    private static String head(String clean) {
        int end = Math.min(clean.length(), MAX_LENGTH);
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end);
    }
}
