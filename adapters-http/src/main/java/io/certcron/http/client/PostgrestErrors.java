package io.certcron.http.client;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The codes of PostgREST and of PostgreSQL behind it, as {@code docs.postgrest.org/en/stable/references/errors.html} lists
 * them. The status is not enough: a serialization failure arrives as 500, an undefined column as 400, and a unique
 * violation as 409.
 *
 * <p>A call is one transaction, so an error of PostgreSQL means that nothing was done, unless the connection to it was
 * lost.
 */
final class PostgrestErrors implements CodedErrors {

    /** A status that the function has chosen itself, by {@code RAISE SQLSTATE 'PT429'}. */
    private static final Pattern BY_STATUS = Pattern.compile("PT\\d{3}");

    private static final Pattern KNOWN_FORM = Pattern.compile("PGRST\\w{3}|[0-9A-Z]{5}");

    @Override
    public Optional<Meaning> meaningOf(AnswerBody body) {
        return ItemAnswers.readFields(body)
                .flatMap(fields -> fields.text("code"))
                .filter(code -> KNOWN_FORM.matcher(code).matches())
                .filter(code -> !BY_STATUS.matcher(code).matches())
                .map(PostgrestErrors::meaningOf);
    }

    private static Meaning meaningOf(String code) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.codes.matcher(code).matches())
                .findFirst()
                .map(rule -> rule.meaning)
                .orElse(Meaning.BROKEN);
    }

    private enum Rule {
        CONNECTION_LOST("08.*", Meaning.UNCERTAIN),
        /** A rollback, no resources, a lock or a timeout, a stop of the server, a database that is read-only for now. */
        ROLLED_BACK("25006|40.*|53.*|55.*|57.*|58.*|XX.*", Meaning.NOT_DONE),
        /** No connection, or none free. */
        NO_CONNECTION("PGRST00.|PGRSTX..", Meaning.NOT_DONE),
        /** Values that don't fit, constraints, and what a function raises. */
        UNFIT("22.*|23.*|P0001", Meaning.REFUSED),
        NOT_ALLOWED("42501|28.*|0L.*|0P.*|PGRST3..", Meaning.UNAUTHORIZED),
        NO_FUNCTION("42883|PGRST202|PGRST203", Meaning.ENDPOINT_MISSING);

        private final Pattern codes;
        private final Meaning meaning;

        Rule(String codes, Meaning meaning) {
            this.codes = Pattern.compile(codes);
            this.meaning = meaning;
        }
    }
}
