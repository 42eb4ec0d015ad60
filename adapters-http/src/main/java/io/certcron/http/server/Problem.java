package io.certcron.http.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.certcron.domain.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was wrong with a request, or with us, as RFC 9457 has it.
 *
 * @param status the HTTP status
 * @param code our code
 * @param detail what it is, and how to mend it, for a person
 * @param field the part of the request that is at fault: a JSON pointer into the body, or the name of a parameter or header
 * @param headers what the answer's header says about it
 */
public record Problem(int status, ErrorCode code, String detail, Optional<String> field, Map<String, String> headers) {

    /** The media type of its JSON. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:certification-cron:problem:";
    private static final JsonMapper JSON = new JsonMapper();

    public Problem {
        headers = Map.copyOf(headers);
    }

    /** A problem with the request, or with us, as a whole. */
    public static Problem of(int status, ErrorCode code, String detail) {
        return new Problem(status, code, detail, Optional.empty(), Map.of());
    }

    /** The same, about one field. */
    public Problem at(String where) {
        return new Problem(status, code, detail, Optional.of(where), headers);
    }

    /** The same, with another header. */
    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, detail, field, more);
    }

    /** The same, with the advice when to try again, in whole seconds, rounded up. */
    public Problem retryAfter(Duration wait) {
        return with(
                "Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /** Names the kind of problem; it is no address. */
    public String type() {
        return TYPE_PREFIX + code.name();
    }

    /** Its code in words. */
    public String title() {
        String words = code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The document. */
    public byte[] json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type());
        fields.put("title", title());
        fields.put("status", status);
        fields.put("detail", detail);
        fields.put("error_code", code.name());
        field.ifPresent(where -> fields.put("field", where));
        return JSON.valueToTree(fields).toString().getBytes(StandardCharsets.UTF_8);
    }
}
