package io.certcron.http.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.certcron.domain.ErrorCode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The JSON object of a request. Nothing is taken for something else: no number for a text, no field that nobody knows, no
 * null for a value.
 */
final class Body {

    private final JsonNode fields;

    private Body(JsonNode fields) {
        this.fields = fields;
    }

    /** The request's body, which must be there. */
    static Body of(Context request, Set<String> known) {
        byte[] bytes = request.bodyAsBytes();
        if (bytes.length == 0) {
            throw Refusal.malformed("", "Send a JSON object with the fields that the API describes.");
        }
        requireJson(request);
        Body body = new Body(object(bytes));
        body.requireKnown(known);
        return body;
    }

    /** The request's body; without one, an object without fields. */
    static Body optional(Context request, Set<String> known) {
        return request.bodyAsBytes().length == 0 ? new Body(JsonNodeFactory.instance.objectNode()) : of(request, known);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw wrongType(name, "a text");
            }
            return Words.text(value.textValue(), "/" + name);
        });
    }

    boolean flag(String name, boolean otherwise) {
        return value(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw wrongType(name, "true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(otherwise);
    }

    <E extends Enum<E>> E one(Class<E> words, String name) {
        return Words.one(words, text(name), "/" + name);
    }

    Optional<LocalDate> optionalDate(String name) {
        return optionalText(name).map(text -> Words.date(text, "/" + name));
    }

    /** A list of ids, at least one, none twice. */
    Optional<List<UUID>> optionalIds(String name, int most) {
        return value(name).map(value -> {
            if (!value.isArray()) {
                throw wrongType(name, "a list of UUIDs");
            }
            if (value.isEmpty() || value.size() > most) {
                throw Refusal.malformed(
                        "/" + name, "/" + name + ": must name 1 to " + most + ", got " + value.size() + ".");
            }
            return ids(name, value);
        });
    }

    List<UUID> ids(String name, int most) {
        return optionalIds(name, most).orElseThrow(() -> missing(name));
    }

    private static List<UUID> ids(String name, JsonNode list) {
        List<UUID> ids = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            String where = name + "/" + index;
            if (!list.get(index).isTextual()) {
                throw wrongType(where, "a UUID");
            }
            ids.add(Words.uuid(list.get(index).textValue(), "/" + where));
        }
        return ids.stream().distinct().toList();
    }

    /** What the field says; empty where it is absent or null. */
    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isNull());
    }

    private void requireKnown(Set<String> known) {
        fields.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Refusal.malformed(
                        "/" + pointer(name),
                        "There is no field " + Refusal.shown(name) + " here; those known are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        });
    }

    /** RFC 6901, section 3; of a name that nobody knows, its beginning will do. */
    private static String pointer(String name) {
        String visible = Refusal.shown(name);
        return visible.substring(1, visible.length() - 1).replace("~", "~0").replace("/", "~1");
    }

    private static void requireJson(Context request) {
        String type = Optional.ofNullable(request.contentType()).orElse("").toLowerCase(Locale.ROOT);
        String media = type.split(";", 2)[0].strip();
        boolean otherCharset = type.contains("charset=") && !type.contains("utf-8");
        if (!media.equals(Json.MEDIA_TYPE) || otherCharset) {
            throw Refusal.of(
                    Refusal.UNSUPPORTED,
                    ErrorCode.MEDIA_TYPE_UNSUPPORTED,
                    "Send JSON in UTF-8, with Content-Type: application/json.");
        }
    }

    private static JsonNode object(byte[] bytes) {
        JsonNode read;
        try {
            read = Json.MAPPER.readTree(bytes);
        } catch (JsonProcessingException notJson) {
            throw Refusal.malformed("", "The body is no JSON, or has a field twice" + place(notJson) + ".");
        } catch (IOException notText) {
            throw Refusal.malformed("", "The body is no JSON in UTF-8.");
        }
        if (!read.isObject()) {
            throw Refusal.malformed("", "The body must be a JSON object.");
        }
        return read;
    }

    /** The parser's own message repeats what was sent. */
    private static String place(JsonProcessingException notJson) {
        return notJson.getLocation() == null
                ? ""
                : ", at line " + notJson.getLocation().getLineNr() + ", column "
                        + notJson.getLocation().getColumnNr();
    }

    private static RuntimeException missing(String name) {
        return Refusal.malformed("/" + name, "/" + name + ": is missing.");
    }

    private static RuntimeException wrongType(String name, String wanted) {
        return Refusal.malformed("/" + name, "/" + name + ": must be " + wanted + ".");
    }
}
