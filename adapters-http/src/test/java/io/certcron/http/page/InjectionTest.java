package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.access.Role;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Whatever people have typed, pages show it as text. */
class InjectionTest {

    @Test
    void showsWhatPeopleTypedAsText() {
        BusyNights nights = BusyNights.evil();
        try (PageWorld world = nights.world) {
            Browser browser = world.signedIn(Role.SERVICE_ROLE);
            SoftAssertions softly = new SoftAssertions();
            boolean shown = false;

            for (String path : nights.pages()) {
                Document page = browser.get(path).html();
                softly.assertThat(page.select("script, img[onerror], [onerror], a[href^=javascript]"))
                        .as(path)
                        .isEmpty();
                shown |= page.text().contains("<script>alert(1)</script>");
            }

            softly.assertAll();
            assertThat(shown).isTrue();
        }
    }

    @Test
    void showsWhatWasTypedLastAsText() {
        try (PageWorld world = PageWorld.start()) {
            Browser browser = world.signedIn(Role.SERVICE_ROLE);

            Document form = browser.post(
                            "/schedules",
                            "csrf",
                            browser.csrf(),
                            "name",
                            BusyNights.EVIL,
                            "cronExpression",
                            BusyNights.EVIL,
                            "zone",
                            "UTC\"><script>alert(1)</script>",
                            "workflow",
                            "ALL")
                    .html();
            Document search = browser.get("/certifications?id=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                    .html();
            Document signIn = browser.get("/sign-in?next=/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                    .html();

            assertThat(form.select("script")).isEmpty();
            assertThat(form.selectFirst("#name").val()).isEqualTo(BusyNights.EVIL);
            assertThat(search.select("script")).isEmpty();
            assertThat(search.selectFirst("#id").val()).isEqualTo("\"><script>alert(1)</script>");
            assertThat(signIn.select("script")).isEmpty();
        }
    }
}
