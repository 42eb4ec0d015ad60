package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.ServiceUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where the daemon listens, and how its page is reached. */
final class ServerKeys {

    static final Setting<String> HOST = Setting.of(
                    "http.host",
                    SettingType.matching("a host name or IP address", Pattern.compile("[A-Za-z0-9.:_-]{1,253}")),
                    "the address that the API and the operations page listen on; another than loopback needs"
                            + " `http.tokens` or `http.jwt.issuer`")
            .standard("127.0.0.1");

    static final Setting<Integer> PORT = Setting.of(
                    "http.port", SettingType.wholeNumber(0, 65_535), "their port; 0 for any that is free")
            .standard("8080");

    static final Setting<Integer> MAX_CONNECTIONS = Setting.of(
                    "http.max-connections",
                    SettingType.wholeNumber(10, 100_000),
                    "connections at most; more are not accepted until some have ended")
            .standard("10000");

    static final Setting<URI> EXTERNAL_URL = Setting.of(
            "http.external-url",
            SettingType.refusing(ServiceUrl.FORM, ServiceUrl::parse),
            "how people reach the operations page, for links in alerts; with https, cookies are for https alone");

    static final Setting<Path> TOKEN_FILE = Setting.of(
            "http.token-file",
            SettingType.refusing("the path of a file", Path::of),
            "where a token made up at start is kept while no credentials are configured;"
                    + " else `certification-cron-USER/token` in the directory for temporary files");

    static final Setting<String> SESSION_KEY = Setting.of(
                    "http.session-key",
                    SettingType.matching(
                            "a text of at least 32 visible ASCII characters, without blanks and line breaks",
                            Pattern.compile("[!-~]{32,}")),
                    "signs the page's sessions; the same on every daemon. Without one, sessions end with the process")
            .asConfidential();

    static final Setting<Duration> SESSION_DURATION = Setting.of(
                    "http.session-duration",
                    SettingType.duration("5m", "7d"),
                    "how long somebody who signed in on the page stays so")
            .standard("12h");

    static final Setting<Boolean> METRICS_WITHOUT_TOKEN = Setting.of(
                    "http.metrics-without-token",
                    SettingType.oneOf(Map.of("true", true, "false", false)),
                    "whether `/metrics` is open to whoever reaches the port")
            .standard("false");

    private ServerKeys() {}

    static List<Setting<?>> all() {
        return List.of(
                HOST,
                PORT,
                MAX_CONNECTIONS,
                EXTERNAL_URL,
                TOKEN_FILE,
                SESSION_KEY,
                SESSION_DURATION,
                METRICS_WITHOUT_TOKEN);
    }
}
