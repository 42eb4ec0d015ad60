package io.certcron.application.redaction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets and data about persons that their shape gives away. Of a shape with a group only the group is hidden.
 *
 * <p>Repetitions are bounded, possessive, or begin with a rare word, so that no text makes the search slow or deep.
 */
final class Shapes implements Finder {

    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(?i)\\bjdbc(?::|%3a)[^\\s\"'<>]+"),
            Pattern.compile("(?i)\\bpostgres(?:ql)?(?:://|%3a%2f%2f)[^\\s\"'<>]+"),
            Pattern.compile("://([^\\s/?#\"'<>]{1,512})@"),
            Pattern.compile(":([^\\s@\"'<>]{1,128}+)@"),
            Pattern.compile("(?i)\\b(?:bearer|basic)(?:[\\s:=+]|%20){1,9}"
                    + "(?!(?:auth|authentication|authorization|credentials?|realm|scheme|token)\\b)([\\w.~+/=%-]+)"),
            Pattern.compile("eyJ[\\w-]{8,1024}+(?:\\.[\\w-]{1,8192}+){1,4}"),
            Pattern.compile("\\b(?:sb_secret|sbp|sk_live|sk_test|ghp|github_pat)_[\\w-]+"),
            Pattern.compile("-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,32}PRIVATE KEY-----)?"));

    /** A UUID or a hash has parts that look like such a number, so it is stepped over as a whole. */
    private static final Pattern IDENTITY_NUMBER = Pattern.compile(String.join(
            "|",
            "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}",
            "\\b\\p{XDigit}{24,128}+\\b",
            "(?<!\\d)(\\d{6}(?:[ \\u00A0-]|%20)?\\d{5}",
            "(?:\\d{2})?\\d{6}[-+]\\d{4}",
            "(?:19|20)?\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{4}",
            "(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])\\d{6}",
            "\\d{6}[-+A-FU-Ya-fu-y]\\d{3}[\\dA-Ya-y]",
            "\\d{3}[ -]\\d{2}[ -]\\d{4}",
            "(?<!\\p{L})[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D](?!\\p{L}))(?!\\d)"));

    @Override
    public void hideIn(MaskedText text) {
        SECRETS.forEach(shape -> hide(shape, text));
        hide(IDENTITY_NUMBER, text);
    }

    private static void hide(Pattern shape, MaskedText text) {
        Matcher found = shape.matcher(text.original());
        int group = found.groupCount();
        while (found.find()) {
            if (found.start(group) >= 0) {
                text.hide(found.start(group), found.end(group));
            }
        }
    }
}
