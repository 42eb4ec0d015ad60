package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The operations page without a mouse, in a real browser. */
class KeyboardIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String SCHEDULE = "/schedules/00000000-0000-4000-8000-000000000001";
    private static final List<String> PAGES =
            List.of("/", "/runs", "/inbox", "/certifications", "/outlook", "/journal", "/schedules/new", SCHEDULE);

    @TempDir
    private Path profile;

    @BeforeAll
    static void requireChromium() {
        RequiredTools.require("chromium chromium-driver", Browser.CHROMIUM, Browser.DRIVER);
    }

    @Test
    void signsInExecutesAndAcknowledges() {
        try (Platform platform = Platform.start()) {
            platform.insert(active(TODAY.minusDays(9)));
            platform.insert(active(TODAY.plusDays(7)));
            platform.scheduleNow("ALL");
            try (ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons());
                    Browser browser = Browser.on(daemon.address(), profile)) {
                await().atMost(SOON).until(() -> platform.count("cron_audit_log") == 1);
                Keyboard keyboard = browser.keyboard();

                browser.open("/");
                assertThat(keyboard.focused())
                        .as("the page is ready for the token")
                        .isEqualTo("Access token");
                keyboard.type(ServedDaemon.SERVICE_TOKEN + Keys.ENTER);
                // to open a page now would run into the loading of this one
                await().atMost(SOON).ignoreExceptions().until(() -> browser.text()
                        .contains("Run now"));

                skipToTheContent(browser, keyboard);
                keyboard.tabTo("Run now");
                keyboard.press(Keys.ENTER);
                await().atMost(SOON).until(() -> browser.path().startsWith("/runs/"));
                await().atMost(SOON).until(() -> platform.count("cron_audit_log") == 2);

                browser.open("/inbox");
                keyboard.tabTo("Choose the report of run");
                keyboard.press(Keys.SPACE);
                keyboard.tabTo("What was done about it");
                keyboard.type("paused by hand");
                keyboard.tabTo("Acknowledge those chosen");
                keyboard.press(Keys.ENTER);
                await().atMost(SOON).until(() -> platform.count("cron_audit_log WHERE resolved") == 1);

                for (String page : PAGES) {
                    browser.open(page);
                    assertThat(keyboard.tabThroughEverything()).as(page).isGreaterThan(8);
                }
            }
        }
    }

    private static void skipToTheContent(Browser browser, Keyboard keyboard) {
        assertThat(browser.path()).isEqualTo("/");
        keyboard.press(Keys.TAB);
        assertThat(keyboard.focused()).isEqualTo("Skip to the content");
        keyboard.assertShowsFocus();
        keyboard.press(Keys.ENTER);
        assertThat(keyboard.idOfFocused()).isEqualTo("content");
    }
}
