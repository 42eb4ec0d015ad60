package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    @Test
    void writesNumbersFlagsListsAndMaps() {
        assertThat(JsonObject.write(Map.of("number", 7))).isEqualTo("{\"number\":7}");
        assertThat(JsonObject.write(Map.of("flag", true))).isEqualTo("{\"flag\":true}");
        assertThat(JsonObject.write(Map.of("ids", List.of("a", "b")))).isEqualTo("{\"ids\":[\"a\",\"b\"]}");
        assertThat(JsonObject.write(Map.of("counts", Map.of("30", 2L)))).isEqualTo("{\"counts\":{\"30\":2}}");
    }

    @Test
    void writesWhatIsEmpty() {
        assertThat(JsonObject.write(Map.of())).isEqualTo("{}");
        assertThat(JsonObject.write(Map.of("ids", List.of()))).isEqualTo("{\"ids\":[]}");
    }

    @Test
    void escapesWhatWouldEndTheText() {
        assertThat(JsonObject.write(Map.of("body", "a\"b\\c\nd\u001f")))
                .isEqualTo("{\"body\":\"a\\\"b\\\\c\\u000ad\\u001f\"}");
    }

    @Test
    void replacesWhatPostgresqlDoesNotTake() {
        String halves = new String(new char[] {'a', '\0', 'b', '\ud83d', 'c', '\udc4b'});

        assertThat(JsonObject.write(Map.of("body", halves))).isEqualTo("{\"body\":\"a\ufffdb\ufffdc\ufffd\"}");
    }
}
