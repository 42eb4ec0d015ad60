package io.certcron.bootstrap.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/** JSON on standard output, for a program: as much as there is, in little memory. */
final class JsonText implements AutoCloseable {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final PrintStream out;
    private final JsonGenerator json;

    JsonText(PrintStream out) {
        this.out = out;
        try {
            this.json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        } catch (IOException notOfAPrintStream) {
            throw new UncheckedIOException(notOfAPrintStream);
        }
    }

    JsonText array() {
        return write(JsonGenerator::writeStartArray);
    }

    JsonText endArray() {
        return write(JsonGenerator::writeEndArray);
    }

    JsonText object() {
        return write(JsonGenerator::writeStartObject);
    }

    JsonText endObject() {
        return write(JsonGenerator::writeEndObject);
    }

    JsonText name(String name) {
        return write(generator -> generator.writeFieldName(name));
    }

    JsonText field(String name, String value) {
        return write(generator -> generator.writeStringField(name, value));
    }

    JsonText field(String name, Optional<String> value) {
        return value.map(text -> field(name, text)).orElseGet(() -> write(generator -> generator.writeNullField(name)));
    }

    JsonText field(String name, UUID value) {
        return field(name, value.toString());
    }

    JsonText field(String name, long value) {
        return write(generator -> generator.writeNumberField(name, value));
    }

    JsonText field(String name, boolean value) {
        return write(generator -> generator.writeBooleanField(name, value));
    }

    @Override
    public void close() {
        write(JsonGenerator::close);
        out.println();
    }

    private JsonText write(Writing writing) {
        try {
            writing.to(json);
            return this;
        } catch (IOException notOfAPrintStream) {
            throw new UncheckedIOException(notOfAPrintStream);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator generator) throws IOException;
    }
}
