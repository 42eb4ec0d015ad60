package io.certcron.http.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.certcron.application.redaction.Redactor;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;

/**
 * Rebuilds JSON with the values of known fields only: any other may be about a person. Works as far as the text is JSON,
 * and no further than a log would show. Token by token, so depth costs nothing.
 */
final class JsonRedaction {

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9_.:$-]{1,64}");

    private final Redactor redactor;

    JsonRedaction(Redactor redactor) {
        this.redactor = redactor;
    }

    String filter(String json) {
        StringWriter filtered = new StringWriter();
        return copy(json, filtered) ? filtered.toString() : filtered + Redactor.CUT;
    }

    private boolean copy(String json, StringWriter target) {
        try (JsonParser parser = Json.MAPPER.createParser(json);
                JsonGenerator generator = Json.MAPPER.createGenerator(target)) {
            while (parser.nextToken() != null) {
                if (target.getBuffer().length() + generator.getOutputBuffered() > Redactor.MAX_LENGTH) {
                    return false;
                }
                copyToken(parser, generator);
            }
            return true;
        } catch (IOException noFurther) {
            return false;
        }
    }

    private void copyToken(JsonParser parser, JsonGenerator generator) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.FIELD_NAME) {
            copyField(parser, generator);
        } else if (token == JsonToken.VALUE_STRING && isKept(parser)) {
            generator.writeString(
                    redactor.redact(Structure.wordsBefore(parser.getText())).value());
        } else if (token.isScalarValue() && !isKept(parser)) {
            generator.writeString(Redactor.REDACTED);
        } else {
            generator.copyCurrentEvent(parser);
        }
    }

    /** Writes the name of a known field, whose value is copied next; of any other, steps over the value as well. */
    private void copyField(JsonParser parser, JsonGenerator generator) throws IOException {
        String name = parser.currentName();
        generator.writeFieldName(shownName(name));
        if (!Redactor.keepsAnswerField(name)) {
            parser.nextToken();
            parser.skipChildren();
            generator.writeString(Redactor.REDACTED);
        }
    }

    private String shownName(String name) {
        return FIELD_NAME.matcher(name).matches() ? redactor.redact(name).value() : Redactor.REDACTED;
    }

    /** Values of unknown fields are stepped over, so whatever stands under a field here stands under a known one. */
    private static boolean isKept(JsonParser parser) {
        for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
            if (at.inObject()) {
                return true;
            }
        }
        return false;
    }
}
