package io.certcron.application.redaction;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What looks like a person's full name: two or more capitalised words in a row that aren't words of protocols. */
final class PersonNames implements Finder {

    private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}]*+(?:['’-][\\p{L}\\p{M}]++){0,4}\\.?";
    private static final String SPACE = "(?:[\\s\\u00A0+]|%20){1,3}";
    private static final String PARTICLES =
            "(?:(?:af|al|av|bin|da|de|del|den|der|di|dos|du|el|la|le|ten|ter|van|von|zu)" + SPACE + "){0,3}";

    private static final Pattern CAPITALISED_WORDS = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{N}])" + WORD + "(?:(?:," + SPACE + "|,|" + SPACE + ")" + PARTICLES + WORD + "){1,9}");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?:[^\\p{L}\\p{M}'’]|%20)+");

    private static final Set<String> PROTOCOL_WORDS = Set.of(
            """
            a accept acceptable access allowed already also an api authentication authoritative authorization bad body
            cannot certification certifications choices code conflict connection content continue cron data database
            debug delete denied dependency detail details detected does duplicate early endpoint entity error errors
            exceeded exception exist expectation expired expiry extended failed failure fatal fields for forbidden
            found gateway get gone has header headers hint hints http https id im implemented in info information
            insufficient internal into invalid is it json jwt key large legal length level limit limited long loop
            malformed many media mentor mentors method misdirected missing modified moved multi multiple must name
            negotiates network no non not note null object of ok on oops or other out parse partial patch pause
            payload payment peer permanent permanently permission please policy post precondition processing protocol
            protocols proxy put range rate read reason reasons redirect refused reminder reminders reported request
            requests required reset response retry row satisfiable schema security see select server service sorry sql
            ssl status storage support supported switching teapot temporarily temporary the this time timed timeout
            tls to token too type unauthorized unavailable unexpected unknown unprocessable unsatisfiable unsupported
            update upgrade uri url use used value variant version violation warn warning was we web went with wrong"""
                    .split("\\s+"));

    @Override
    public void hideIn(MaskedText text) {
        Matcher words = CAPITALISED_WORDS.matcher(text.original());
        while (words.find()) {
            if (!areOfProtocols(words.group())) {
                text.hide(words.start(), words.end());
            }
        }
    }

    private static boolean areOfProtocols(String words) {
        return BETWEEN_WORDS
                .splitAsStream(words.toLowerCase(Locale.ROOT))
                .map(word -> word.replaceAll("['’]", ""))
                .allMatch(PROTOCOL_WORDS::contains);
    }
}
