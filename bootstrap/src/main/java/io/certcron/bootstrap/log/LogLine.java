package io.certcron.bootstrap.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.certcron.application.redaction.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of the log, being written. All text in it goes through the redactor, except ids, which need none. */
final class LogLine {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator json;
    private final Redactor redactor;

    LogLine(Redactor redactor) {
        this.redactor = redactor;
        this.json = inMemory(() -> JSON.createGenerator(bytes));
        inMemory(() -> {
            json.writeStartObject();
            return json;
        });
    }

    void field(String name, @Nullable Object value) {
        inMemory(() -> {
            json.writeFieldName(name);
            write(value);
            return json;
        });
    }

    /** A text of many lines, which are redacted one by one: the whole may be longer than the redactor keeps. */
    void lines(String name, String text) {
        inMemory(() -> {
            json.writeStringField(name, text.lines().map(this::redacted).collect(Collectors.joining("\n")));
            return json;
        });
    }

    /** Ends the line, which takes nothing more. */
    byte[] toBytes() {
        return inMemory(() -> {
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
            return bytes.toByteArray();
        });
    }

    /** No device can fail here. */
    private static <T> T inMemory(Writing<T> writing) {
        try {
            return writing.go();
        } catch (IOException lineHasEnded) {
            throw new UncheckedIOException(lineHasEnded);
        }
    }

    private void write(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map);
        } else if (value instanceof Collection<?> elements) {
            writeArray(elements);
        } else {
            json.writeString(redacted(value.toString()));
        }
    }

    private void writeObject(Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            write(entry.getValue());
        }
        json.writeEndObject();
    }

    private void writeArray(Collection<?> elements) throws IOException {
        json.writeStartArray();
        for (Object element : elements) {
            write(element);
        }
        json.writeEndArray();
    }

    private String redacted(String text) {
        return ID.matcher(text).matches() ? text : redactor.redact(text).value();
    }

    /** A step of writing. */
    @FunctionalInterface
    private interface Writing<T> {

        T go() throws IOException;
    }
}
