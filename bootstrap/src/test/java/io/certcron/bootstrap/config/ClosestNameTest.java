package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestNameTest {

    private static final List<String> KNOWN = List.of("reminder.url", "reminder.token", "dispatch.lease", "zone");

    @ParameterizedTest
    @CsvSource({
        "reminder.ur, reminder.url",
        "reminders.url, reminder.url",
        "Reminder.Tokn, reminder.token",
        "dispacth.lease, dispatch.lease",
        "zon, zone",
    })
    void findsWhatDiffersInAFewLetters(String name, String meant) {
        assertThat(ClosestName.to(name, KNOWN)).contains(meant);
    }

    @Test
    void findsNothingWhereNothingIsClose() {
        assertThat(ClosestName.to("colour", KNOWN)).isEmpty();
        assertThat(ClosestName.to("", KNOWN)).isEmpty();
        assertThat(ClosestName.to("zone", List.of())).isEmpty();
    }

    @Test
    void prefersTheCloserAndThenTheFirstByName() {
        assertThat(ClosestName.to("http.pork", List.of("http.port", "http.host", "http.pora")))
                .contains("http.pora");
        assertThat(ClosestName.to("http.ports", List.of("http.port", "http.pots")))
                .contains("http.port");
    }
}
