package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.access.Caller;
import io.certcron.http.access.Role;
import io.certcron.http.page.Browser.Seen;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, for how long, and where they go then. */
class SessionTest {

    private static final String COOKIE = "certcron_session";

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
    void sendsStrangersToSignInAndThenToWhereTheyWantedToGo() {
        Browser browser = world.browser();

        Seen door = browser.get("/runs?status=FAILED");
        Seen inside = browser.submit(browser.follow(door), "/sign-in", "credential", PageWorld.token(Role.VIEWER));

        assertThat(door.status()).isEqualTo(303);
        assertThat(door.location()).isEqualTo("/sign-in?next=%2Fruns%3Fstatus%3DFAILED");
        assertThat(inside.status()).isEqualTo(303);
        assertThat(inside.location()).isEqualTo("/runs?status=FAILED");
        assertThat(browser.follow(inside).text()).contains("the viewer (viewer)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie: a=b\r\n",
                "/sign-in",
                ""
            })
    void goesNowhereElseAfterSigningIn(String next) {
        Browser browser = world.browser();

        Seen inside = browser.submit(
                browser.get("/sign-in"), "/sign-in", "next", next, "credential", PageWorld.token(Role.VIEWER));

        assertThat(inside.location()).isEqualTo("/");
    }

    @Test
    void givesACookieThatNoScriptAndNoOtherSiteCanUse() {
        Seen inside = world.browser().signIn(PageWorld.token(Role.VIEWER));

        String cookie = inside.http().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith(COOKIE + "="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=28800")
                .doesNotContain("Secure");
    }

    @Test
    void sendsCookiesOverTlsAloneWhereThePageIsReachedOverTls() {
        PageSettings tls = new PageSettings(
                Optional.of(URI.create("https://cron.example")), Optional.empty(), Duration.ofHours(1));
        try (PageWorld secure = PageWorld.start(tls)) {
            Seen inside = secure.browser().signIn(PageWorld.token(Role.VIEWER));

            assertThat(inside.http().headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.startsWith("__Host-") && cookie.contains("Secure"));
        }
    }

    @Test
    void endsWithItsTime() {
        Browser browser = world.signedIn(Role.VIEWER);

        world.clock.advance(Duration.ofHours(8).minusSeconds(1));
        assertThat(browser.get("/journal").status()).isEqualTo(200);
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(browser.get("/journal").location()).startsWith("/sign-in");
    }

    @Test
    void endsNoLaterThanTheCredential() {
        Instant soon = world.clock.instant().plusSeconds(60);
        SessionProbe probe = new SessionProbe(world.clock);

        assertThat(probe.begin(new Caller("a person", Role.VIEWER, Optional.of(soon)))
                        .until())
                .isEqualTo(soon);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", ".", "a.b", "....", "YQ.YQ", "%00", "MQp2aWV3ZXI.AAAA"})
    void takesNoCookieThatItDidNotSign(String cookie) {
        Browser browser = world.browser();
        browser.cookies.put(COOKIE, cookie);

        assertThat(browser.get("/journal").location()).startsWith("/sign-in");
    }

    @Test
    void takesNoCookieOfWhichASingleCharacterWasChanged() {
        Browser browser = world.signedIn(Role.VIEWER);
        String good = browser.cookies.get(COOKIE);

        for (int at = 0; at < good.length(); at += 7) {
            char other = otherCase(good.charAt(at));
            browser.cookies.put(COOKIE, good.substring(0, at) + other + good.substring(at + 1));
            assertThat(browser.get("/journal").status()).as("at " + at).isEqualTo(303);
        }
        browser.cookies.put(COOKIE, good);
        assertThat(browser.get("/journal").status()).isEqualTo(200);
    }

    /** Servers that remember header lines compare them without regard to case. */
    private static char otherCase(char letter) {
        if (Character.isLetter(letter)) {
            return (char) (letter ^ ' ');
        }
        return letter == 'A' ? 'B' : 'A';
    }

    @Test
    void takesNoCookieOfAnotherProcessUnlessTheyShareTheKey() {
        PageSettings shared = new PageSettings(Optional.empty(), Optional.of("k".repeat(32)), Duration.ofHours(1));
        String foreign = world.signedIn(Role.VIEWER).cookies.get(COOKIE);
        try (PageWorld one = PageWorld.start(shared);
                PageWorld other = PageWorld.start(shared)) {
            Browser browser = one.browser();
            browser.cookies.put(COOKIE, foreign);
            assertThat(browser.get("/journal").status()).isEqualTo(303);

            browser.cookies.put(COOKIE, other.signedIn(Role.VIEWER).cookies.get(COOKIE));
            assertThat(browser.get("/journal").status()).isEqualTo(200);
        }
    }

    @Test
    void takesNoCookieThatWasSignedForSomethingElse() {
        Browser browser = world.signedIn(Role.OPS_ADMIN);
        browser.submit(browser.get("/journal"), "/sign-out");
        String flash = browser.cookies.get("certcron_flash");

        browser.cookies.put(COOKIE, flash);

        assertThat(flash).isNotEmpty();
        assertThat(browser.get("/journal").status()).isEqualTo(303);
    }

    @Test
    void signsOutAndSaysSoOnce() {
        Browser browser = world.signedIn(Role.VIEWER);

        Seen out = browser.submit(browser.get("/journal"), "/sign-out");

        assertThat(browser.follow(out).notice()).isEqualTo("You are signed out.");
        assertThat(browser.get("/sign-in").notice()).isEmpty();
        assertThat(browser.get("/journal").status()).isEqualTo(303);
    }

    @Test
    void refusesAWrongCredentialAndShowsTheFormAgain() {
        Seen refused = world.browser().signIn("wrong");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.html().select("#credential-fault").text()).startsWith("This is no valid token.");
        assertThat(refused.html().selectFirst("#credential").val()).isEmpty();
    }

    @Test
    void letsNobodyGuess() {
        Browser browser = world.browser();
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(browser.signIn("wrong " + attempt).status()).isEqualTo(401);
        }

        Seen limited = browser.signIn("wrong again");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).matches("[0-9]+");
        assertThat(limited.text()).contains("Too many attempts have failed.");
    }

    @Test
    void takesNoFormToSignInFromAnotherSite() {
        Browser browser = world.browser();

        Seen forged = browser.post("/sign-in", "credential", PageWorld.token(Role.VIEWER), "csrf", "guessed");

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.text()).contains("REQUEST_NOT_FROM_PAGE");
        assertThat(browser.cookies).doesNotContainKey(COOKIE);
    }
}
