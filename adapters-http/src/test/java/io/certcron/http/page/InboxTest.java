package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Filter;
import io.certcron.http.access.Role;
import io.certcron.http.page.Browser.Seen;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for a human, and what they decide. */
class InboxTest {

    private PageWorld world;
    private Browser browser;

    @BeforeEach
    void begin() {
        world = PageWorld.holdingPauses();
        browser = world.signedIn(Role.OPS_ADMIN);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void saysSoWhereNothingWaits() {
        assertThat(browser.get("/inbox").html().select(".empty").eachText())
                .containsExactly(
                        "Nothing waits: every report of missed pauses is acknowledged.",
                        "The brake holds no pause.",
                        "Nothing yet.");
    }

    @Test
    void acknowledgesOneReportWithANote() {
        UUID missed = world.certification(1, -40);
        UUID first = runOf(2);
        UUID second = runOf(1);

        Seen page = browser.get("/inbox");
        Seen done = browser.follow(browser.submit(
                page, "/inbox/missed", "only", first.toString(), "run", second.toString(), "note", "paused by hand"));

        assertThat(page.html().select("section:has(#missed) tbody").text())
                .contains("1 missed pause", missed.toString());
        assertThat(done.notice()).isEqualTo("1 report is acknowledged.");
        assertThat(waiting()).containsExactly(second);
        assertThat(done.html().select("section:has(#resolved)").text())
                .contains("Acknowledged by the ops_admin on 2026-11-21 13:00 +01:00: paused by hand");
    }

    @Test
    void acknowledgesThoseThatAreTicked() {
        world.certification(1, -40);
        UUID first = runOf(3);
        UUID second = runOf(2);
        UUID third = runOf(1);

        Seen done = browser.submit(
                browser.get("/inbox"),
                "/inbox/missed",
                "run",
                first.toString(),
                "run",
                third.toString(),
                "note",
                "seen");

        assertThat(browser.follow(done).notice()).isEqualTo("2 reports are acknowledged.");
        assertThat(waiting()).containsExactly(second);
    }

    @Test
    void acknowledgesNothingWithoutANoteOrAChoice() {
        world.certification(1, -40);
        UUID run = runOf(1);
        Seen page = browser.get("/inbox");

        assertThat(noticeOf(page, "run", run.toString(), "note", "  ")).contains("say in a note");
        assertThat(noticeOf(page, "run", run.toString(), "note", "x".repeat(2_001)))
                .contains("say in a note");
        assertThat(noticeOf(page, "note", "done")).contains("nothing was chosen");
        assertThat(noticeOf(page, "run", "nonsense", "note", "done")).contains("nothing was chosen");
        assertThat(waiting()).containsExactly(run);
    }

    @Test
    void releasesThoseThatAreTicked() {
        UUID first = world.certification(1, 0);
        UUID second = world.certification(2, 0);
        world.run(PageWorld.TODAY);

        Seen done = browser.submit(browser.get("/inbox"), "/inbox/held", "do", "release", "pause", first.toString());
        Seen inbox = browser.follow(done);

        assertThat(inbox.notice()).startsWith("1 pause was released.");
        assertThat(inbox.html().select("input[name=pause]").eachAttr("value")).containsExactly(second.toString());
        assertThat(inbox.html().select("section:has(#resolved)").text())
                .contains("the ops_admin (page)", "released held pauses");
    }

    @Test
    void asksBeforeItDrops() {
        UUID first = world.certification(1, 0);
        UUID second = world.certification(2, 0);
        world.run(PageWorld.TODAY);

        Seen question = browser.submit(
                browser.get("/inbox"),
                "/inbox/held",
                "do",
                "drop",
                "pause",
                first.toString(),
                "pause",
                second.toString());
        assertThat(question.html().select("h1").text()).isEqualTo("Drop 2 held pauses?");
        assertThat(world.operations.heldPauses().count()).isEqualTo(2);

        Seen done = browser.submit(question, "/inbox/held");
        assertThat(browser.follow(done).notice()).isEqualTo("2 pauses were dropped, and will never be sent.");
        assertThat(world.operations.heldPauses().count()).isZero();
    }

    @Test
    void asksAgainWhereMoreAreHeldSinceItAskedAboutAll() {
        world.certification(1, 0);
        world.run(PageWorld.TODAY);
        Seen question = browser.submit(browser.get("/inbox"), "/inbox/held", "do", "drop-all");
        world.certification(2, 1);
        world.run(PageWorld.TODAY.plusDays(1));

        Seen again = browser.submit(question, "/inbox/held");

        assertThat(again.html().select("h1").text()).isEqualTo("Drop 2 held pauses?");
        assertThat(world.operations.heldPauses().count()).isEqualTo(2);
        assertThat(browser.follow(browser.submit(again, "/inbox/held")).notice())
                .startsWith("2 pauses were dropped");
    }

    @Test
    void asksAgainWhereOthersAreHeldThoughAsManyAsItAskedAbout() {
        UUID seen = world.certification(1, 0);
        world.run(PageWorld.TODAY);
        Seen question = browser.submit(browser.get("/inbox"), "/inbox/held", "do", "drop-all");
        browser.submit(browser.get("/inbox"), "/inbox/held", "do", "release", "pause", seen.toString());
        world.certification(2, 1);
        world.run(PageWorld.TODAY.plusDays(1));
        assertThat(world.operations.heldPauses().count()).isEqualTo(1);

        Seen again = browser.submit(question, "/inbox/held");

        assertThat(again.html().select("h1").text()).isEqualTo("Drop 1 held pause?");
        assertThat(world.operations.heldPauses().count()).isEqualTo(1);
    }

    @Test
    void decidesOnNothingWhereNothingIsChosen() {
        world.certification(1, 0);
        world.run(PageWorld.TODAY);
        Seen page = browser.get("/inbox");

        for (List<String> choice : List.of(
                List.of("do", "release"),
                List.of("do", "drop", "pause", UUID.randomUUID().toString()),
                List.of("do", "nonsense"),
                List.<String>of())) {
            Seen none = browser.submit(page, "/inbox/held", choice.toArray(String[]::new));
            assertThat(browser.follow(none).notice()).contains("nothing was chosen");
        }
        assertThat(world.operations.heldPauses().count()).isEqualTo(1);
    }

    @Test
    void showsAHundredThousandHeldPausesPageByPage() {
        hold(100_000);
        Set<String> seen = new HashSet<>();

        Seen page = browser.get("/inbox");
        for (int pages = 0; pages < 3; pages++) {
            seen.addAll(page.html().select("input[name=pause]").eachAttr("value"));
            page = browser.get(nextOf(page));
        }
        Seen question = browser.submit(browser.get("/inbox"), "/inbox/held", "do", "release-all");

        assertThat(seen).hasSize(300);
        assertThat(question.text()).contains("Release 100,000 held pauses?");
    }

    @Test
    void releasesAll() {
        hold(2_500);

        Seen question = browser.submit(browser.get("/inbox"), "/inbox/held", "do", "release-all");
        Seen done = browser.follow(browser.submit(question, "/inbox/held"));

        assertThat(done.notice()).startsWith("2,500 pauses were released.");
        assertThat(world.operations.heldPauses().count()).isZero();
    }

    @Test
    void beginsAnewWhereAPageIsNonsense() {
        for (String query :
                List.of("?held_after=nonsense", "?missed_after=nonsense", "?missed_after=2026_x", "?missed_after=_")) {
            assertThat(browser.get("/inbox" + query).status()).isEqualTo(200);
        }
    }

    private void hold(int count) {
        for (int number = 0; number < count; number++) {
            world.certification(number, 0);
        }
        new RunUnderWay(world).holdPauses();
    }

    private static String nextOf(Seen page) {
        return page.html()
                .select("nav.pager[aria-label='Pages of held pauses'] a[rel=next]")
                .attr("href");
    }

    private String noticeOf(Seen page, String... fields) {
        return browser.follow(browser.submit(page, "/inbox/missed", fields)).notice();
    }

    private UUID runOf(int daysAgo) {
        return world.run(PageWorld.TODAY.minusDays(daysAgo)).runId();
    }

    private List<UUID> waiting() {
        return world.operations.audit().list(new Filter(true, true), Optional.empty(), 10).stream()
                .map(AuditRecord::entry)
                .map(entry -> entry.runId())
                .toList();
    }
}
