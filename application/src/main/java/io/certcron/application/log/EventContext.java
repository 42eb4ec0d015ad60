package io.certcron.application.log;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.redaction.RedactedText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The typed particulars of an event: ids, counts, dates, codes, durations, a redacted answer. Free text can't be put
 * in. Immutable: every method returns a new context. Keys are snake_case constants.
 */
public final class EventContext {

    /** No particulars. */
    public static final EventContext NONE = new EventContext(Map.of(), null);

    /** What stands in place of a code that doesn't look like one. */
    static final String NOT_A_CODE = "[not a code]";

    private static final Pattern CODE = Pattern.compile("(?!.*(?:\\d{6}|\\d{3}-\\d{2}-\\d{4}))[\\w.:/$+-]{1,128}");

    private final Map<String, Object> values;
    private final @Nullable Throwable cause;

    private EventContext(Map<String, Object> values, @Nullable Throwable cause) {
        this.values = values;
        this.cause = cause;
    }

    /**
     * The particulars of a database failure: the operation's name, the SQLSTATE, and the records concerned.
     *
     * @param failure what the port threw
     * @return the context
     */
    public static EventContext of(StorageException failure) {
        EventContext context =
                NONE.code("sql_operation", failure.sqlOperation()).ids("record_ids", failure.recordIds());
        return failure.sqlState().map(state -> context.code("sql_state", state)).orElse(context);
    }

    /**
     * One id.
     *
     * @param key the field's name, in snake_case
     * @param id the id
     * @return this context, with it
     */
    public EventContext id(@CompileTimeConstant final String key, UUID id) {
        return with(key, id.toString());
    }

    /**
     * Several ids.
     *
     * @param key the field's name, in snake_case
     * @param ids the ids, in the order in which they are logged
     * @return this context, with it
     */
    public EventContext ids(@CompileTimeConstant final String key, Collection<UUID> ids) {
        return with(key, ids.stream().map(UUID::toString).toList());
    }

    /**
     * A number of things.
     *
     * @param key the field's name, in snake_case
     * @param count how many
     * @return this context, with it
     */
    public EventContext count(@CompileTimeConstant final String key, long count) {
        return with(key, count);
    }

    /**
     * Numbers of things by threshold or code.
     *
     * @param key the field's name, in snake_case
     * @param counts how many of each
     * @return this context, with it
     */
    public EventContext counts(@CompileTimeConstant final String key, Map<?, Long> counts) {
        Map<String, Long> byName = new LinkedHashMap<>();
        counts.forEach((name, count) -> byName.put(asCode(name.toString()), count));
        return with(key, Collections.unmodifiableMap(byName));
    }

    /**
     * A calendar date.
     *
     * @param key the field's name, in snake_case
     * @param date the date
     * @return this context, with it
     */
    public EventContext date(@CompileTimeConstant final String key, LocalDate date) {
        return with(key, date.toString());
    }

    /**
     * An instant, in UTC.
     *
     * @param key the field's name, in snake_case
     * @param instant the instant
     * @return this context, with it
     */
    public EventContext instant(@CompileTimeConstant final String key, Instant instant) {
        return with(key, instant.toString());
    }

    /**
     * A duration, in milliseconds; end the key in {@code _ms}.
     *
     * @param key the field's name, in snake_case
     * @param duration the duration
     * @return this context, with it
     */
    public EventContext millis(@CompileTimeConstant final String key, Duration duration) {
        return with(key, duration.toMillis());
    }

    /**
     * Yes or no.
     *
     * @param key the field's name, in snake_case
     * @param flag whether it is so
     * @return this context, with it
     */
    public EventContext flag(@CompileTimeConstant final String key, boolean flag) {
        return with(key, flag);
    }

    /**
     * A word of ours or of a protocol: letters, digits and {@code _.:/$+-}, at most 128, and no long number.
     *
     * @param key the field's name, in snake_case
     * @param code the word; one that is out of bounds is not logged
     * @return this context, with it
     */
    public EventContext code(@CompileTimeConstant final String key, String code) {
        return with(key, asCode(code));
    }

    /**
     * What a human should do about it.
     *
     * @param instruction a sentence of ours
     * @return this context, with it
     */
    public EventContext remediation(@CompileTimeConstant final String instruction) {
        return with("remediation", instruction);
    }

    /**
     * The status of an HTTP answer, where there was one.
     *
     * @param status the status; empty where there was no answer
     * @return this context, with it
     */
    public EventContext httpStatus(OptionalInt status) {
        return status.isPresent() ? with("http_status", status.getAsInt()) : this;
    }

    /**
     * A service's redacted answer, where there was one.
     *
     * @param body the answer, cut off and redacted; empty where there was none
     * @return this context, with it
     */
    public EventContext body(Optional<RedactedText> body) {
        return body.isPresent() ? with("body", body.get().value()) : this;
    }

    /**
     * Redacted text under another key.
     *
     * @param key the field's name, in snake_case
     * @param text the text
     * @return this context, with it
     */
    public EventContext text(@CompileTimeConstant final String key, RedactedText text) {
        return with(key, text.value());
    }

    /**
     * Everything the other context holds as well; it wins where both hold a key.
     *
     * @param other the other context
     * @return this context, with it
     */
    public EventContext and(EventContext other) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        merged.putAll(other.values);
        return new EventContext(Collections.unmodifiableMap(merged), other.cause == null ? cause : other.cause);
    }

    /**
     * The unexpected exception behind the event. Its stack trace is logged without any message.
     *
     * @param unexpected the exception
     * @return this context, with it
     */
    public EventContext causedBy(Throwable unexpected) {
        return new EventContext(values, unexpected);
    }

    Map<String, Object> values() {
        return values;
    }

    Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    private EventContext with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new EventContext(Collections.unmodifiableMap(more), cause);
    }

    private static String asCode(String code) {
        return CODE.matcher(code).matches() ? code : NOT_A_CODE;
    }
}
