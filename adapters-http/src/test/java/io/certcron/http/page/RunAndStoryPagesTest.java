package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.contract.ServiceReply.ItemResult;
import io.certcron.contract.ServiceReply.Outcome;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import io.certcron.http.access.Role;
import io.certcron.http.page.Browser.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs, certifications, the outlook, and the journal. */
class RunAndStoryPagesTest {

    private PageWorld world;
    private Browser browser;

    @BeforeEach
    void begin() {
        world = PageWorld.start();
        browser = world.signedIn(Role.VIEWER);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void showsWhatARunDidAndHowToFindItInTheLog() {
        world.certification(1, 0);
        world.certification(2, 14);
        UUID runId = world.run(PageWorld.TODAY).runId();

        Document page = browser.get("/runs/" + runId).html();

        assertThat(page.select("h1").text()).isEqualTo("✓ Run of 2026-11-21: completed");
        assertThat(page.select("section:has(#reminders)").text()).contains("due at 14 days 1", "sent 1");
        assertThat(page.select("section:has(#pauses)").text()).contains("due 1", "paused 1");
        assertThat(page.select(".query").text()).isEqualTo("cron_run_id = \"" + runId + "\"");
        assertThat(page.select("meta[http-equiv=refresh]")).isEmpty();
    }

    @Test
    void loadsARunAgainWhileItIsUnderWay() {
        UUID runId = new RunUnderWay(world).runId();

        Document page = browser.get("/runs/" + runId).html();

        assertThat(page.select("meta[http-equiv=refresh]").attr("content")).isEqualTo("2");
        assertThat(page.select("h1").text()).isEqualTo("↻ Run of 2026-11-21: running");
        assertThat(page.select("progress")).hasSize(1);
    }

    @Test
    void namesWhatAServiceRejected() {
        UUID rejected = world.certification(1, 7);
        IdempotencyKey key = IdempotencyKey.of(new Action.Reminder(7), rejected, PageWorld.TODAY.plusDays(7));
        world.reminders
                .farSide()
                .answerItemWith(new ItemResult(key, Outcome.REJECTED, Optional.of("NO_ADDRESS"), Optional.empty()));
        UUID runId = world.run(PageWorld.TODAY).runId();

        Document page = browser.get("/runs/" + runId).html();

        assertThat(page.select("section:has(#fates) tbody").text()).contains("reminder", "rejected", "NO_ADDRESS");
        assertThat(page.select("section:has(#rejected) tbody").text()).contains(rejected.toString(), "NO_ADDRESS");
        assertThat(browser.get("/certifications/" + rejected).text()).contains("reminder, 7 days before", "NO_ADDRESS");
    }

    @Test
    void findsRunsByStatusAndWorkflowPageByPage() {
        for (int day = 60; day > 0; day--) {
            world.run(PageWorld.TODAY.minusDays(day));
        }
        world.clock.advance(Duration.ofMinutes(1));
        world.dryRun(PageWorld.TODAY);

        Document first = browser.get("/runs").html();
        Document second = browser.get(first.select("a[rel=next]").attr("href")).html();

        assertThat(first.select("tbody tr")).hasSize(50);
        assertThat(second.select("tbody tr")).hasSize(10);
        assertThat(first.select("tbody th").eachText())
                .doesNotContainAnyElementsOf(second.select("tbody th").eachText());
        assertThat(browser.get("/runs?status=FAILED").text()).contains("No run is like that.");
        assertThat(browser.get("/runs?workflow=ALL&dry_runs=yes&status=COMPLETED")
                        .html()
                        .select(".tag"))
                .hasSize(1);
        assertThat(browser.get("/runs?status=nonsense&after=nonsense").html().select("tbody tr"))
                .hasSize(50);
    }

    @Test
    void answersWhyACertificationWasPaused() {
        UUID paused = world.certification(1, 0);
        UUID runId = world.run(PageWorld.TODAY).runId();

        Seen asked = browser.get("/certifications?id=%20" + paused + "%20");
        Document page = browser.follow(asked).html();

        assertThat(page.select(".answer").text())
                .isEqualTo("Paused on 2026-11-21: its expiry date was 2026-11-21; run " + runId
                        + " sent the pause, the service answered done.");
        assertThat(page.select(".across").text()).contains("Status now paused");
    }

    @Test
    void answersWhyACertificationWasNotPaused() {
        UUID reminded = world.certification(1, 7);
        UUID missed = world.certification(2, -40);
        world.run(PageWorld.TODAY);

        assertThat(browser.get("/certifications/" + reminded)
                        .html()
                        .select(".answer")
                        .text())
                .isEqualTo("This job has never had it paused.");
        assertThat(browser.get("/certifications/" + missed).text()).contains("a run reported it as a missed pause");
        assertThat(browser.get("/certifications/" + UUID.randomUUID())
                        .html()
                        .select(".answer")
                        .text())
                .isEqualTo("No certification of this id was ever seen.");
        assertThat(browser.get("/certifications?id=nonsense")
                        .html()
                        .select("#id-fault")
                        .text())
                .startsWith("This is no id.");
    }

    @Test
    void tellsWhatTheNextNightsWillBring() {
        world.certification(1, 0);
        world.certification(2, 7);
        world.certification(3, 20);

        Document page = browser.get("/outlook").html();

        assertThat(page.select("section:has(#chart) tbody tr")).hasSize(30);
        assertThat(page.select("section:has(#chart) tbody tr").get(0).text()).isEqualTo("Sat 2026-11-21 0 0 1 1");
        assertThat(page.select("#tonight").text()).isEqualTo("Dry run of 2026-11-21");
        assertThat(page.select("section:has(#tonight) .facts").text()).contains("pause 1", "reminder, 7 days before 1");
    }

    @Test
    void givesTheDryRunAsAFile() {
        UUID due = world.certification(1, 0);

        Seen file =
                browser.get(browser.get("/outlook").html().select("a[download]").attr("href"));

        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.body()).contains(due.toString(), "AUTO_PAUSE");
        assertThat(browser.get("/due.csv?business_date=nonsense").status()).isEqualTo(400);
        assertThat(browser.get("/due.csv?workflow=nonsense").status()).isEqualTo(400);
        assertThat(world.browser().get("/due.csv").status()).isEqualTo(303);
    }

    @Test
    void tellsWhoDidWhatPageByPage() {
        for (int number = 0; number < 60; number++) {
            world.schedule("schedule " + number);
        }

        Document first = browser.get("/journal").html();
        Document second = browser.get(first.select("a[rel=next]").attr("href")).html();

        assertThat(first.select("tbody tr")).hasSize(50);
        assertThat(second.select("tbody tr")).hasSize(10);
        assertThat(first.select("tbody tr").get(0).text()).contains("somebody (program)", "created a schedule");
        assertThat(browser.get("/journal?before=nonsense").status()).isEqualTo(200);
    }

    @Test
    void saysSoWhereNothingHasHappened() {
        assertThat(browser.get("/runs").text()).contains("Nothing has run yet.");
        assertThat(browser.get("/journal").text()).contains("Nobody has done anything yet.");
        assertThat(browser.get("/outlook").text()).contains("Nothing is due.");
    }

    @Test
    void showsAReadablePageWhereTheDatabaseIsAway() {
        try (PageWorld away = PageWorld.withoutDatabase()) {
            Browser sad = away.signedIn(Role.VIEWER);

            for (String path :
                    List.of("/", "/runs", "/inbox", "/outlook", "/journal", "/certifications/" + UUID.randomUUID())) {
                Seen page = sad.get(path);
                assertThat(page.status()).as(path).isEqualTo(503);
                assertThat(page.header("Retry-After")).isNotEmpty();
                assertThat(page.html().select("h1").text()).isEqualTo("Database unavailable");
            }
        }
    }

    @Test
    void showsAReadablePageWhereNothingIs() {
        Seen page = browser.get("/nowhere");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("RESOURCE_NOT_FOUND");
        assertThat(browser.get("/api/nowhere").header("Content-Type")).startsWith("application/problem+json");
    }
}
