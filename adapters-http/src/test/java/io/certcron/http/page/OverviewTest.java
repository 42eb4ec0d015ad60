package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.contract.ServiceReply;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import io.certcron.http.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Last night at a glance. */
class OverviewTest {

    private static final Instant YESTERDAY = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant AT_THE_SLOT = Instant.parse("2026-11-21T01:30:00Z");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private PageWorld world;

    @BeforeEach
    void begin() {
        world = PageWorld.start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void saysThatAllIsWell() {
        scheduleOfYesterday();
        world.certification(1, 0);
        world.certification(2, 7);
        runAtTheSlot();

        Document page = page();

        assertThat(page.select("h1").text()).isEqualTo("✓ All is well: the night of Sat 2026-11-21 is complete.");
        assertThat(page.select(".headline").attr("class")).contains("tone-good");
        assertThat(page.select(".facts").text()).contains("Reminders sent 1", "Mentors paused 1");
    }

    @Test
    void isLoudWhereNothingRan() {
        scheduleOfYesterday();
        world.dryRun(PageWorld.TODAY);
        world.clock.setTo(NOON);

        Document page = page();

        assertThat(page.select("h1").text()).isEqualTo("✕ Nothing ran for Sat 2026-11-21.");
        assertThat(page.select(".headline").attr("class")).contains("tone-bad");
        assertThat(page.select(".headline").text())
                .contains("“nightly”: Was due at 2026-11-21 02:30 +01:00, and no run was made.");
        assertThat(page.select(".nights g.hollow title").text()).isEqualTo("Sat 2026-11-21: nothing ran");
    }

    @Test
    void isLoudWhereARunCoveredOnlyAPartOfWhatWasDue() {
        scheduleOfYesterday();
        world.clock.setTo(NOON);
        world.run(PageWorld.TODAY, Workflow.REMINDERS);

        assertThat(page().select(".headline").text())
                .startsWith("✕ Not every schedule ran. “nightly”: Was due at 2026-11-21 02:30 +01:00");
    }

    @Test
    void waitsAFewMinutesBeforeItIsLoud() {
        scheduleOfYesterday();
        world.clock.setTo(AT_THE_SLOT.plus(Duration.ofMinutes(4)));

        assertThat(page().select("h1").text()).isEqualTo("· Nothing has run yet.");
    }

    @Test
    void saysThatANightEndedWithFailures() {
        scheduleOfYesterday();
        world.certification(1, 7);
        world.reminders.farSide().answerNextWith(new ServiceReply.Status(401, Optional.empty(), ""));
        runAtTheSlot();

        Document page = page();

        assertThat(page.select("h1").text()).isEqualTo("! The night of Sat 2026-11-21 ended with failures.");
        assertThat(page.select(".headline").attr("class")).contains("tone-warn");
    }

    @Test
    void saysWhyANightFailed() {
        scheduleOfYesterday();
        world.database.failNext("plan_pauses");
        world.clock.setTo(AT_THE_SLOT.plusSeconds(2));
        world.database.failNext("plan_reminders");
        runAtTheSlot();

        assertThat(page().select(".headline").text())
                .startsWith("✕ The night of Sat 2026-11-21 failed.")
                .contains("DATABASE_UNAVAILABLE: The database can't be reached");
    }

    @Test
    void saysThatSomethingWaits() {
        scheduleOfYesterday();
        world.certification(1, -40);
        runAtTheSlot();

        Document page = page();

        assertThat(page.select(".headline").text()).contains("1 missed pause", "1 report of missed pauses waits");
        assertThat(page.select("nav .bubble").text()).isEqualTo("1 waiting");
    }

    @Test
    void saysThatAScheduleIsPausedAndNotThatItWasMissed() {
        Schedule schedule = scheduleOfYesterday();
        world.schedules.replace(
                schedule.cronId(),
                schedule.version(),
                schedule.spec().paused(Optional.of("moving")),
                PageWorld.SOMEBODY);
        world.clock.setTo(NOON);

        Document page = page();

        assertThat(page.select("h1").text()).isEqualTo("‖ Nothing ran for Sat 2026-11-21: the schedule is paused.");
        assertThat(page.select(".nights g.hollow")).isEmpty();
    }

    @Test
    void saysWhenAScheduleIsDueFirst() {
        world.schedule("nightly");

        assertThat(page().select(".headline").text())
                .isEqualTo("· Nothing has run yet. “nightly” is due first on Sun 2026-11-22 02:30 +01:00.");
    }

    @Test
    void saysThatNothingIsScheduled() {
        Document page = page();

        assertThat(page.select("h1").text()).isEqualTo("! Nothing is scheduled.");
        assertThat(page.select(".empty").text()).contains("There is no schedule.", "Create the first one.");
    }

    @Test
    void showsNightsWithoutARunBetweenOthersWhereSomebodyElseKeepsTheSchedule() {
        world.run(PageWorld.TODAY.minusDays(3));
        world.run(PageWorld.TODAY);

        Document page = page();

        assertThat(page.select(".nights g.hollow title").eachText())
                .containsExactly("Thu 2026-11-19: nothing ran", "Fri 2026-11-20: nothing ran");
        assertThat(page.select(".nights g")).hasSize(90);
        assertThat(page.select("details tbody tr")).hasSize(90);
    }

    @Test
    void showsEveryScheduleAHundredOnAPage() {
        List<String> names = IntStream.range(1_000, 1_250)
                .mapToObj(number -> world.schedule("ä & " + number).spec().name())
                .toList();
        Browser browser = world.signedIn(Role.OPS_ADMIN);
        List<String> seen = new ArrayList<>();

        Document page = browser.get("/").html();
        for (int pages = 1; pages <= 3; pages++) {
            seen.addAll(page.select(".cards > li h3").eachText());
            assertThat(page.select(".cards > li")).hasSize(pages < 3 ? 100 : 50);
            if (pages < 3) {
                page = browser.get(page.select("a[rel=next]").attr("href")).html();
            }
        }

        assertThat(seen).containsExactlyElementsOf(names);
        assertThat(page.select("a[rel=next]")).isEmpty();
        assertThat(page.select("nav.pager a").attr("href")).isEqualTo("/");
    }

    @Test
    void isAlarmedByAScheduleThatIsOnNoneOfTheFirstPages() {
        world.clock.setTo(YESTERDAY);
        for (int number = 0; number < 250; number++) {
            world.schedule("schedule " + (1_000 + number));
        }
        world.clock.setTo(NOON);
        Schedule last = world.schedules.findByName("schedule 1249").orElseThrow();
        for (Schedule each : world.schedules.list(Optional.empty(), 249)) {
            pause(each);
        }

        assertThat(page().select(".headline").text())
                .contains("Nothing ran", last.spec().name());
    }

    @Test
    void showsEachSessionItsOwnPage() {
        world.schedule("nightly");

        for (Role role : Role.values()) {
            Browser first = world.signedIn(role);
            Browser second = world.signedIn(role);
            assertThat(first.get("/").text()).contains("the " + role.word());
            assertThat(csrfOf(first)).isEqualTo(first.csrf()).isNotEqualTo(csrfOf(second));
        }
    }

    @Test
    void showsWhatSomebodyDidAtOnceAndSaysSoOnce() {
        Schedule schedule = world.schedule("nightly");
        Browser browser = world.signedIn(Role.OPS_ADMIN);
        Browser other = world.signedIn(Role.VIEWER);
        other.get("/");

        browser.submit(browser.get("/"), "/schedules/" + schedule.cronId() + "/pause", "reason", "moving house");

        assertThat(browser.get("/").text()).contains("The schedule is paused", "moving house");
        assertThat(browser.get("/").notice()).isEmpty();
        assertThat(other.get("/").text()).contains("moving house");
    }

    private void pause(Schedule schedule) {
        ScheduleSpec spec = schedule.spec();
        world.schedules.replace(
                schedule.cronId(),
                schedule.version(),
                new ScheduleSpec(
                        spec.name(), spec.cronExpression(), spec.zone(), spec.workflow(), false, Optional.empty()),
                PageWorld.SOMEBODY);
    }

    private static String csrfOf(Browser browser) {
        return browser.get("/").html().selectFirst("input[name=csrf]").val();
    }

    private Schedule scheduleOfYesterday() {
        world.clock.setTo(YESTERDAY);
        return world.schedule("nightly");
    }

    private void runAtTheSlot() {
        world.clock.setTo(AT_THE_SLOT.plusSeconds(2));
        world.run(PageWorld.TODAY);
        world.clock.setTo(NOON);
    }

    private Document page() {
        return world.signedIn(Role.SERVICE_ROLE).get("/").html();
    }
}
