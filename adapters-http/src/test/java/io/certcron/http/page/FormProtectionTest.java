package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.http.access.Role;
import io.certcron.http.page.Browser.Seen;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No other site, and nobody without the role, gets anything done. */
class FormProtectionTest {

    private static BusyNights nights;
    private static List<Form> forms;

    @BeforeAll
    static void begin() {
        nights = BusyNights.begin();
        String schedule = "/schedules/" + nights.schedule.cronId();
        String version = Long.toString(nights.schedule.version());
        forms = List.of(
                new Form(
                        "/schedules",
                        Role.SERVICE_ROLE,
                        "name",
                        "new",
                        "cronExpression",
                        "0 3 * * *",
                        "zone",
                        "UTC",
                        "workflow",
                        "ALL"),
                new Form(
                        schedule,
                        Role.OPS_ADMIN,
                        "name",
                        "other",
                        "cronExpression",
                        "0 3 * * *",
                        "zone",
                        "UTC",
                        "workflow",
                        "ALL",
                        "version",
                        version),
                new Form(schedule + "/pause", Role.OPS_ADMIN, "version", version, "reason", "why"),
                new Form(
                        "/schedules/" + nights.paused.cronId() + "/resume",
                        Role.OPS_ADMIN,
                        "version",
                        Long.toString(nights.paused.version())),
                new Form(schedule + "/execute", Role.OPS_ADMIN, "request_key", "key"),
                new Form("/inbox/missed", Role.OPS_ADMIN, "run", nights.runId.toString(), "note", "done"),
                new Form("/inbox/held", Role.OPS_ADMIN, "do", "release", "pause", nights.held.toString()),
                new Form("/inbox/held", Role.OPS_ADMIN, "do", "drop", "sure", "yes", "pause", nights.held.toString()),
                new Form(schedule + "/delete", Role.SERVICE_ROLE, "version", version));
    }

    @AfterAll
    static void close() {
        nights.world.close();
    }

    @Test
    void takesNoFormWithoutTheSecretOfItsSession() {
        Browser browser = nights.world.signedIn(Role.SERVICE_ROLE);
        String others = nights.world.signedIn(Role.SERVICE_ROLE).csrf();
        List<Entry> before = journal();
        SoftAssertions softly = new SoftAssertions();

        for (Form form : forms) {
            for (Seen answer : List.of(
                    browser.post(form.path(), form.fields()),
                    browser.post(form.path(), form.with("csrf", "")),
                    browser.post(form.path(), form.with("csrf", "guessed")),
                    browser.post(form.path(), form.with("csrf", others)))) {
                softly.assertThat(answer.status()).as(form.path()).isEqualTo(403);
                softly.assertThat(answer.text())
                        .as(form.path())
                        .contains("REQUEST_NOT_FROM_PAGE", "Nothing was changed");
            }
        }

        softly.assertAll();
        assertThat(journal()).isEqualTo(before);
    }

    @Test
    void takesNoFormFromWhomItsRoleForbids() {
        List<Entry> before = journal();
        SoftAssertions softly = new SoftAssertions();

        for (Role role : List.of(Role.VIEWER, Role.OPS_ADMIN)) {
            Browser browser = nights.world.signedIn(role);
            String csrf = browser.csrf();
            for (Form form : forms) {
                if (!role.allows(form.needed())) {
                    Seen answer = browser.post(form.path(), form.with("csrf", csrf));
                    softly.assertThat(answer.status())
                            .as(role + " " + form.path())
                            .isEqualTo(403);
                    softly.assertThat(answer.text()).as(form.path()).contains("REQUEST_FORBIDDEN");
                }
            }
        }

        softly.assertAll();
        assertThat(journal()).isEqualTo(before);
    }

    @Test
    void takesNoFormFromStrangers() {
        List<Entry> before = journal();

        for (Form form : forms) {
            Seen answer = nights.world.browser().post(form.path(), form.with("csrf", "guessed"));
            assertThat(answer.location()).as(form.path()).isEqualTo("/sign-in");
        }

        assertThat(journal()).isEqualTo(before);
    }

    @Test
    void showsNobodyTheFormToCreateAScheduleWhoMayNot() {
        assertThat(nights.world.signedIn(Role.OPS_ADMIN).get("/schedules/new").status())
                .isEqualTo(403);
        assertThat(nights.world
                        .signedIn(Role.SERVICE_ROLE)
                        .get("/schedules/new")
                        .status())
                .isEqualTo(200);
    }

    private static List<Entry> journal() {
        return nights.world.operations.journal().latest(new Subject.Everything(), OptionalLong.empty(), 1_000);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Form(String path, Role needed, String... fields) {

        String[] with(String name, String value) {
            String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
            all[fields.length] = name;
            all[fields.length + 1] = value;
            return all;
        }
    }
}
