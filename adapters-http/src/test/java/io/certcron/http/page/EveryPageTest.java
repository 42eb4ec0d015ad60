package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.access.Role;
import io.certcron.http.page.Browser.Seen;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for all pages. */
class EveryPageTest {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static BusyNights nights;

    @BeforeAll
    static void begin() {
        nights = BusyNights.begin();
    }

    @AfterAll
    static void close() {
        nights.world.close();
    }

    @ParameterizedTest
    @EnumSource
    void isMadeForPeopleAndTheirTools(Role role) {
        Browser browser = nights.world.signedIn(role);
        SoftAssertions softly = new SoftAssertions();

        for (String path : nights.pages()) {
            Document page = browser.get(path).html();
            softly.assertThat(page.select("h1")).as("h1 of " + path).hasSize(1);
            softly.assertThat(page.select("html[lang=en]"))
                    .as("lang of " + path)
                    .hasSize(1);
            softly.assertThat(page.title()).as("title of " + path).endsWith(" · Certification Expiry Cron");
            softly.assertThat(page.select("header, nav[aria-label=Main], main#content, footer"))
                    .as("landmarks of " + path)
                    .hasSize(4);
            softly.assertThat(page.selectFirst("a").attr("href"))
                    .as("skip link of " + path)
                    .isEqualTo("#content");
            softly.assertThat(unlabelled(page))
                    .as("fields without a label of " + path)
                    .isEmpty();
            softly.assertThat(page.select("table:not(:has(caption)), th:not([scope])"))
                    .as("tables of " + path)
                    .isEmpty();
            softly.assertThat(page.select("[id]").eachAttr("id"))
                    .as("ids of " + path)
                    .doesNotHaveDuplicates();
        }

        softly.assertAll();
    }

    /** On a phone there is no head of a table. */
    @Test
    void namesTheColumnInEachCellOfAWideTable() {
        Browser browser = nights.world.signedIn(Role.SERVICE_ROLE);
        SoftAssertions softly = new SoftAssertions();
        int tables = 0;

        for (String path : nights.pages()) {
            for (Element table : browser.get(path).html().select("table:has(thead th:nth-child(4))")) {
                List<String> columns = table.select("thead th").stream()
                        .map(column -> column.selectFirst(".hidden") == null ? column.text() : "")
                        .toList();
                for (Element row : table.select("tbody tr")) {
                    softly.assertThat(row.children().eachAttr("data-label"))
                            .as(table.selectFirst("caption").text() + " of " + path)
                            .isEqualTo(columns.stream()
                                    .filter(column -> !column.isEmpty())
                                    .toList());
                }
                tables++;
            }
        }

        softly.assertAll();
        assertThat(tables).isGreaterThan(6);
    }

    @Test
    void hasNoScriptNoInlineStyleAndNothingFromElsewhere() {
        Browser browser = nights.world.signedIn(Role.SERVICE_ROLE);
        SoftAssertions softly = new SoftAssertions();

        for (String path : nights.pages()) {
            Document page = browser.get(path).html();
            softly.assertThat(page.select("script, style, [style], iframe, object, embed, [onclick]"))
                    .as(path)
                    .isEmpty();
            softly.assertThat(page.select("[href]").eachAttr("href")).as(path).allMatch(link -> link.matches("[/#].*"));
            softly.assertThat(page.select("[src]").eachAttr("src"))
                    .as(path)
                    .allMatch(link -> link.startsWith("/assets/"));
            softly.assertThat(page.select("form").eachAttr("action")).as(path).allMatch(link -> link.startsWith("/"));
        }

        softly.assertAll();
    }

    @Test
    void tellsBrowsersWhatToAllow() {
        Browser browser = nights.world.signedIn(Role.VIEWER);
        SoftAssertions softly = new SoftAssertions();

        for (String path : nights.pages()) {
            softly.assertThat(browser.get(path)).as(path).satisfies(EveryPageTest::isGuarded);
        }
        softly.assertThat(nights.world.browser().get("/sign-in")).satisfies(EveryPageTest::isGuarded);
        softly.assertThat(browser.post("/schedules")).satisfies(EveryPageTest::isGuarded);

        softly.assertAll();
    }

    private static void isGuarded(Seen page) {
        assertThat(page.header("Content-Security-Policy")).isEqualTo(POLICY);
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @EnumSource
    void leadsOnlyToPagesThatAreThere(Role role) {
        Browser browser = nights.world.signedIn(role);
        Queue<String> next = new ArrayDeque<>(Set.of("/"));
        Set<String> seen = new LinkedHashSet<>();
        SoftAssertions softly = new SoftAssertions();

        while (!next.isEmpty()) {
            String path = next.remove();
            if (seen.add(path)) {
                Seen page = browser.get(path);
                softly.assertThat(page.status()).as(path).isEqualTo(200);
                page.html().select("a[href^=/], link[href]").eachAttr("href").stream()
                        .map(link -> link.split("#", 2)[0])
                        .forEach(next::add);
            }
        }

        softly.assertAll();
        assertThat(seen).hasSizeGreaterThan(12);
    }

    @Test
    void showsAViewerNoButtonButTheOneToSignOut() {
        Browser browser = nights.world.signedIn(Role.VIEWER);
        SoftAssertions softly = new SoftAssertions();

        for (String path : nights.pages()) {
            softly.assertThat(browser.get(path)
                            .html()
                            .select("form[method=post] button:not([disabled])")
                            .eachText())
                    .as(path)
                    .containsExactly("Sign out");
        }

        softly.assertAll();
    }

    @Test
    void hasFilesWhoseNamesChangeWithTheirContentAndThatAreKeptForGood() {
        Browser browser = nights.world.browser();
        Document page = browser.get("/sign-in").html();

        for (String link : page.select("link[rel]").eachAttr("href")) {
            Seen file = browser.get(link);
            assertThat(link).matches("/assets/[a-z]+\\.[0-9a-f]{16}\\.(css|svg)");
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(file.body()).doesNotContain("@import", "url(");
        }
    }

    @Test
    void saysTimesWithTheirOffsetAndInUtc() {
        Element time = nights.world.signedIn(Role.VIEWER).get("/runs").html().selectFirst("time");

        assertThat(time.text()).isEqualTo("2026-11-21 13:00:00 +01:00");
        assertThat(time.attr("title")).isEqualTo("2026-11-21 12:00:00 UTC");
        assertThat(time.attr("datetime")).isEqualTo("2026-11-21T12:00:00Z");
    }

    private static Set<String> unlabelled(Document page) {
        Set<String> fields = new LinkedHashSet<>();
        page.select("input:not([type=hidden]), select, textarea").stream()
                .filter(field -> field.attr("aria-label").isEmpty())
                .filter(field -> page.select("label[for=" + field.id() + "]").isEmpty())
                .forEach(field -> fields.add(field.outerHtml()));
        return fields;
    }
}
