package io.certcron.persistence;

import java.util.Collection;
import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * Writes the context of an event as JSON: numbers, flags and text, lists of them, and maps of them. PostgreSQL reads it, so
 * that this room needs no library for it.
 */
final class JsonObject {

    private static final char UNREADABLE = '\uFFFD';

    private final StringBuilder text = new StringBuilder();

    private JsonObject() {}

    static String write(Map<String, Object> values) {
        JsonObject json = new JsonObject();
        json.object(values);
        return json.text.toString();
    }

    private void object(Map<?, ?> values) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            text.append(separator);
            string(String.valueOf(entry.getKey()));
            text.append(':');
            value(entry.getValue());
            separator = ",";
        }
        text.append(values.isEmpty() ? "{}" : "}");
    }

    private void array(Collection<?> values) {
        String separator = "[";
        for (Object value : values) {
            text.append(separator);
            value(value);
            separator = ",";
        }
        text.append(values.isEmpty() ? "[]" : "]");
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> collection) {
            array(collection);
        } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            text.append(value);
        } else {
            string(String.valueOf(value));
        }
    }

    private void string(String value) {
        text.append('"');
        PrimitiveIterator.OfInt characters = value.codePoints().iterator();
        while (characters.hasNext()) {
            character(characters.nextInt());
        }
        text.append('"');
    }

    /** {@code jsonb} takes neither the character zero nor half a surrogate pair. */
    private void character(int codePoint) {
        if (codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
            text.append(UNREADABLE);
        } else if (codePoint == '"' || codePoint == '\\') {
            text.append('\\').append((char) codePoint);
        } else if (codePoint < ' ') {
            text.append("\\u00").append(codePoint < 0x10 ? "0" : "").append(Integer.toHexString(codePoint));
        } else {
            text.appendCodePoint(codePoint);
        }
    }
}
