package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.Schedule;
import io.certcron.domain.Workflow;
import io.certcron.http.access.Role;
import io.certcron.http.page.Browser.Seen;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to schedules. */
class ScheduleFormsTest {

    private PageWorld world;
    private Browser browser;

    @BeforeEach
    void begin() {
        world = PageWorld.start();
        browser = world.signedIn(Role.SERVICE_ROLE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void createsAScheduleAndShowsItsSentenceAndNextFireTimes() {
        Seen created = browser.submit(
                browser.get("/schedules/new"),
                "/schedules",
                "name",
                "nightly",
                "cronExpression",
                "30 2 * * *",
                "workflow",
                "REMINDERS");
        Seen page = browser.follow(created);

        assertThat(created.status()).isEqualTo(303);
        assertThat(page.notice()).isEqualTo("The schedule is created.");
        assertThat(page.html().select(".sentence").text()).contains("02:30", "Europe/Oslo", "reminders");
        assertThat(page.html().select("section[aria-labelledby=next] time").eachText())
                .hasSize(5)
                .startsWith("Sun 2026-11-22 02:30 +01:00");
        assertThat(world.schedules.findByName("nightly").orElseThrow().spec().workflow())
                .isEqualTo(Workflow.REMINDERS);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 30 2 * * *, Europe/Oslo, name",
        "nightly, at night, Europe/Oslo, cronExpression",
        "nightly, '', Europe/Oslo, cronExpression",
        "nightly, 30 2 * * *, Oslo, zone",
        "taken, 30 2 * * *, Europe/Oslo, name"
    })
    void saysWhatIsWrongBesideTheFieldAndKeepsWhatWasTyped(String name, String expression, String zone, String fault) {
        world.schedule("taken");

        Seen again = browser.submit(
                browser.get("/schedules/new"),
                "/schedules",
                "name",
                name,
                "cronExpression",
                expression,
                "zone",
                zone,
                "workflow",
                "AUTO_PAUSE");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html().select("#" + fault).attr("aria-invalid")).isEqualTo("true");
        assertThat(again.html().select(".field:has(#" + fault + ") .fault").text())
                .isNotBlank();
        assertThat(again.html().select(".fault")).hasSize(1);
        assertThat(again.html().selectFirst("#name").val()).isEqualTo(name);
        assertThat(again.html().selectFirst("#cronExpression").val()).isEqualTo(expression);
        assertThat(again.html().selectFirst("#zone").val()).isEqualTo(zone);
        assertThat(Browser.valueOf(again.html().selectFirst("#workflow"))).isEqualTo("AUTO_PAUSE");
        assertThat(world.schedules.list(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void changesASchedule() {
        Schedule schedule = world.schedule("nightly");
        String path = "/schedules/" + schedule.cronId();

        Seen changed = browser.submit(browser.get(path), path, "cronExpression", "0 4 * * *");

        assertThat(browser.follow(changed).notice()).isEqualTo("The schedule is changed.");
        assertThat(found(schedule).spec().cronExpression()).isEqualTo("0 4 * * *");
    }

    @Test
    void changesNothingThatSomebodyElseHasChangedSince() {
        Schedule schedule = world.schedule("nightly");
        String path = "/schedules/" + schedule.cronId();
        Seen seen = browser.get(path);
        browser.submit(browser.get(path), path, "cronExpression", "0 4 * * *");

        for (String deed : List.of("", "/pause", "/delete")) {
            Seen late = browser.submit(seen, path + deed, "cronExpression", "0 5 * * *", "sure", "yes");
            assertThat(browser.follow(late).notice()).contains("somebody else has changed the schedule");
        }
        assertThat(found(schedule).spec().cronExpression()).isEqualTo("0 4 * * *");
        assertThat(found(schedule).spec().enabled()).isTrue();
    }

    @Test
    void pausesWithAReasonAndResumesFromTheFirstPage() {
        Schedule schedule = world.schedule("nightly");
        String path = "/schedules/" + schedule.cronId();

        Seen paused = browser.follow(browser.submit(browser.get("/"), path + "/pause", "reason", "moving house"));
        assertThat(paused.notice()).startsWith("The schedule is paused");
        assertThat(paused.html().select(".cards").text()).contains("paused", "moving house");

        Seen resumed = browser.follow(browser.submit(paused, path + "/resume"));
        assertThat(resumed.notice()).isEqualTo("The schedule is resumed.");
        assertThat(resumed.html().select(".cards").text()).doesNotContain("moving house");
        assertThat(deeds()).startsWith(OperatorAction.SCHEDULE_RESUMED, OperatorAction.SCHEDULE_PAUSED);
        assertThat(world.operations
                        .journal()
                        .latest(new Subject.Everything(), OptionalLong.empty(), 1)
                        .get(0)
                        .by())
                .isEqualTo(new Operator("the service_role", Operator.Way.PAGE));
    }

    @Test
    void deletesASchedule() {
        Schedule schedule = world.schedule("nightly");
        String path = "/schedules/" + schedule.cronId();

        Seen deleted = browser.submit(browser.get(path), path + "/delete", "sure", "yes");

        assertThat(browser.follow(deleted).notice()).isEqualTo("The schedule is deleted. Its runs stay.");
        assertThat(browser.get(path).status()).isEqualTo(404);
    }

    @Test
    void makesOneRunOfADoubleClick() {
        Schedule schedule = world.schedule("nightly");
        String path = "/schedules/" + schedule.cronId() + "/execute";
        Seen page = browser.get("/");

        Seen first = browser.submit(page, path);
        Seen second = browser.submit(page, path);
        String notice = browser.follow(second).notice();
        Seen another = browser.submit(browser.get("/"), path);

        assertThat(first.location()).startsWith("/runs/");
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(notice).contains("sent twice");
        assertThat(another.location()).startsWith("/runs/").isNotEqualTo(first.location());
        world.awaitRuns();
        assertThat(world.operations.history().list(Filter.ALL, Optional.empty(), 10))
                .hasSize(2);
    }

    @Test
    void makesADryRunOfALaterDateAndNoOtherRunOfIt() {
        Schedule schedule = world.schedule("nightly");
        String path = "/schedules/" + schedule.cronId();

        assertThat(noticeOf(path, "business_date", "2026-12-24")).contains("only a dry run may look ahead");
        assertThat(noticeOf(path, "business_date", "tomorrow")).contains("must be a date");
        Seen dry =
                browser.submit(browser.get(path), path + "/execute", "business_date", "2026-12-24", "dry_run", "yes");
        world.awaitRuns();
        assertThat(browser.follow(dry).text()).contains("Run of 2026-12-24", "dry run");
    }

    @Test
    void knowsNothingOfSchedulesThatAreNotThere() {
        String path = "/schedules/" + UUID.randomUUID();

        assertThat(browser.get(path).status()).isEqualTo(404);
        assertThat(browser.get("/schedules/nonsense").status()).isEqualTo(404);
        assertThat(browser.post(path + "/pause", "csrf", browser.csrf()).status())
                .isEqualTo(404);
        Seen gone = browser.post(path + "/execute", "csrf", browser.csrf());
        assertThat(browser.follow(gone).notice()).contains("no such schedule");
    }

    private String noticeOf(String path, String... fields) {
        return browser.follow(browser.submit(browser.get(path), path + "/execute", fields))
                .notice();
    }

    private Schedule found(Schedule schedule) {
        return world.schedules.find(schedule.cronId()).orElseThrow();
    }

    private List<OperatorAction> deeds() {
        return world.operations.journal().latest(new Subject.Everything(), OptionalLong.empty(), 10).stream()
                .map(entry -> entry.action())
                .toList();
    }
}
