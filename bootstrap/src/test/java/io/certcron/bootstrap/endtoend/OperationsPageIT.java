package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.domain.Certification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations page of a running daemon, in a real browser. */
class OperationsPageIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    /** So that three pauses are suspiciously many. */
    private static final Map<String, String> BRAKE = Map.of("BRAKE_MAX_PAUSES", "2", "BRAKE_MAX_SHARE", "0.01");

    @TempDir
    private Path profile;

    @BeforeAll
    static void requireChromium() {
        RequiredTools.require("chromium chromium-driver", Browser.CHROMIUM, Browser.DRIVER);
    }

    @Test
    void anOperatorGetsThroughTheNight() {
        Map<String, String> settings;
        try (Platform platform = Platform.start()) {
            Certification forgotten =
                    platform.insert(active(TODAY.minusDays(9))).get(0);
            Certification expiring = platform.insert(active(TODAY)).get(0);
            platform.insert(Stream.generate(() -> active(TODAY)).limit(2).toArray(Certification[]::new));
            DueWork.insert(platform, 30, 0);
            settings = platform.settingsOfBusyDaemons();
            BRAKE.forEach((name, value) -> settings.put("CERTCRON_" + name, value));

            try (ServedDaemon daemon = ServedDaemon.start(settings);
                    Browser browser = Browser.on(daemon.address(), profile)) {
                signIn(browser);
                createSchedule(browser);
                String run = executeAndWatch(browser);
                acknowledgeMissedPauses(browser, platform);
                release(browser, platform, expiring);
                askWhy(browser, forgotten, expiring);
                photographEverything(browser, run, expiring);

                assertThat(browser.complaints())
                        .as("nothing but the form that was refused on purpose")
                        .singleElement()
                        .asString()
                        .contains("/schedules", "422");
                assertThat(browser.requestsToOthers()).isEmpty();
                assertThat(browser.requestCount()).isGreaterThan(20);
            }
        }
    }

    private static void signIn(Browser browser) {
        browser.open("/");
        assertThat(browser.path()).isEqualTo("/sign-in");
        browser.photograph("sign-in");
        browser.fill("Access token", ServedDaemon.SERVICE_TOKEN);
        browser.press("Sign in");
        assertThat(browser.path()).isEqualTo("/");
        assertThat(browser.text()).contains("There is no schedule.");
        browser.photograph("first-night");
    }

    private static void createSchedule(Browser browser) {
        browser.follow("New schedule");
        browser.fill("Name", "nightly");
        browser.fill("Cron expression", "0 25 * * *");
        browser.fill("Zone", "Europe/Oslo");
        browser.press("Create");
        assertThat(browser.text()).as("what is wrong is said beside the field").contains("hour", "25");
        browser.photograph("schedule-refused");

        browser.fill("Cron expression", "0 2 * * *");
        browser.press("Create");
        assertThat(browser.text()).contains("nightly", "Runs at 02:00 every day.", "Europe/Oslo");
        assertThat(browser.all("ol.times li")).hasSize(5);
    }

    private static String executeAndWatch(Browser browser) {
        browser.press("Run now");
        String run = browser.path();
        assertThat(run).startsWith("/runs/");
        await().atMost(SOON).ignoreExceptions().until(() -> browser.text().contains("completed with failures"));
        assertThat(browser.path()).as("it came by itself").isEqualTo(run);
        await().atMost(SOON).until(() -> {
            browser.open(run);
            return browser.text().contains("MISSED_PAUSES");
        });
        assertThat(browser.text()).contains("PAUSES_HELD");
        return run;
    }

    private static void acknowledgeMissedPauses(Browser browser, Platform platform) {
        browser.open("/inbox");
        browser.fill("What was done about it", "paused by hand");
        browser.press("Acknowledge the report");
        assertThat(browser.text()).contains("paused by hand", "nightwatch");
        assertThat(platform.column("SELECT resolved_by || ': ' || resolution_note FROM cron_audit_log WHERE resolved"))
                .containsExactly("nightwatch: paused by hand");
    }

    private static void release(Browser browser, Platform platform, Certification expiring) {
        browser.open("/inbox");
        browser.all("input[name=pause][value='" + expiring.certificationId() + "']")
                .get(0)
                .click();
        browser.press("Release those chosen");
        assertThat(browser.all("input[name=pause]")).hasSize(2);
        browser.open("/");
        browser.press("Run now");
        await().atMost(SOON)
                .until(() -> platform.effects().contains("auto-pause:" + expiring.certificationId() + ":" + TODAY));
        await().atMost(SOON).ignoreExceptions().until(() -> browser.text().contains("completed with failures"));
    }

    private static void askWhy(Browser browser, Certification forgotten, Certification expiring) {
        browser.open("/certifications/" + expiring.certificationId());
        assertThat(browser.text()).contains("Paused", TODAY.toString(), "nightwatch");
        browser.open("/certifications/" + forgotten.certificationId());
        assertThat(browser.text()).doesNotContain("Paused on");
    }

    private static void photographEverything(Browser browser, String run, Certification expiring) {
        browser.open("/");
        String schedule = browser.all("h3 a").get(0).getDomAttribute("href");
        Map<String, String> pages = Map.of(
                "overview", "/",
                "new-schedule", "/schedules/new",
                "schedule", String.valueOf(schedule),
                "runs", "/runs",
                "run", run,
                "inbox", "/inbox",
                "certifications", "/certifications",
                "certification", "/certifications/" + expiring.certificationId(),
                "outlook", "/outlook",
                "journal", "/journal");
        pages.forEach((name, path) -> {
            browser.open(path);
            assertThat(browser.all("h1")).as(path).hasSize(1);
            assertThat(browser.excessOnAPhone()).as(path + " on a phone").isZero();
            browser.photograph(name);
            browser.photographInTheDark(name);
        });
    }
}
