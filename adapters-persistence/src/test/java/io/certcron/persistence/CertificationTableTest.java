package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationTableTest {

    @Test
    void quotesEveryNameForStatements() {
        CertificationTable table = new CertificationTable("s", "t", "id", "mentor", "order", "user", "ON-HOLD");

        assertThat(table.attributes())
                .containsEntry("schema", "\"s\"")
                .containsEntry("certifications", "\"s\".\"t\"")
                .containsEntry("certification_id", "\"id\"")
                .containsEntry("peer_mentor_id", "\"mentor\"")
                .containsEntry("expiry_date", "\"order\"")
                .containsEntry("status", "\"user\"")
                .containsEntry("paused_status", "'ON-HOLD'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Certifications",
                "a b",
                "a\"b",
                "a;b",
                "1a",
                "a.b",
                "ä",
                "a_name_of_64_characters_is_one_more_than_postgres_keeps_of_a_name"
            })
    void takesPlainIdentifiersOnly(String table) {
        assertThatThrownBy(() -> new CertificationTable("public", table, "a", "b", "c", "d", "paused"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("table: must be a plain SQL identifier");
    }

    @ParameterizedTest
    @CsvSource({"a,a,c,d", "a,b,b,d", "a,b,c,a"})
    void takesFourDifferentColumns(String id, String mentor, String date, String status) {
        assertThatThrownBy(() -> new CertificationTable("public", "t", id, mentor, date, status, "paused"))
                .hasMessage("columns: must be four different ones");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "it's", "on hold", "\\"})
    void takesAStatusOfPlainCharactersOnly(String pausedStatus) {
        assertThatThrownBy(() -> new CertificationTable("public", "t", "a", "b", "c", "d", pausedStatus))
                .hasMessageStartingWith("pausedStatus: must be letters");
    }
}
