package io.certcron.bootstrap.config;

import java.util.List;
import java.util.regex.Pattern;

/** Where the daemon listens. */
final class ServerKeys {

    static final Setting<String> HOST = Setting.of(
                    "http.host",
                    SettingType.matching("a host name or IP address", Pattern.compile("[A-Za-z0-9.:_-]{1,253}")),
                    "the address that the API and the operations page listen on")
            .standard("127.0.0.1");

    static final Setting<Integer> PORT = Setting.of(
                    "http.port", SettingType.wholeNumber(0, 65_535), "their port; 0 for any that is free")
            .standard("8080");

    private ServerKeys() {}

    static List<Setting<?>> all() {
        return List.of(HOST, PORT);
    }
}
