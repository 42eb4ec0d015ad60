package io.certcron.bootstrap.config;

import java.util.Map;
import java.util.stream.Collectors;

/** The annotated example of a configuration file, {@code docs/deploy/certification-cron.conf.example}. */
final class ConfigurationExample {

    private static final String HEAD =
            """
            # The configuration of the Certification Expiry Cron, in HOCON. Made by ConfigurationExample from the list of settings.
            # What stands behind a # is the default, or needs a value of yours. Environment variables win over this file:
            # dispatch.lease is CERTCRON_DISPATCH_LEASE. All about it is in docs/configuration.md.
            """;

    /** What has no default and hardly anybody can do without. */
    private static final Map<String, String> NEEDED = Map.of(
            "database.url", "\"jdbc:postgresql://db.example.org:5432/mentors\"",
            "database.user", "certcron",
            "database.password", "${DATABASE_PASSWORD}",
            "reminder.url", "\"https://reminders.example.org\"",
            "reminder.token", "${REMINDER_TOKEN}",
            "management.url", "\"https://management.example.org\"",
            "management.token", "${MANAGEMENT_TOKEN}");

    private ConfigurationExample() {}

    static String hocon() {
        return HEAD
                + SettingCatalogue.groups().stream()
                        .map(ConfigurationExample::section)
                        .collect(Collectors.joining());
    }

    private static String section(SettingCatalogue.Group group) {
        return "\n\n######## %s\n".formatted(group.title())
                + group.settings().stream().map(ConfigurationExample::entry).collect(Collectors.joining());
    }

    private static String entry(Setting<?> setting) {
        return "\n# %s\n# Must be %s.\n%s\n"
                .formatted(setting.meaning(), setting.type().form(), line(setting));
    }

    private static String line(Setting<?> setting) {
        if (NEEDED.containsKey(setting.path())) {
            return setting.path() + " = " + NEEDED.get(setting.path());
        }
        return "# " + setting.path() + " ="
                + setting.standard().map(ConfigurationExample::written).orElse("");
    }

    private static String written(String standard) {
        return standard.matches("[A-Za-z0-9._-]+") ? " " + standard : " \"" + standard + "\"";
    }
}
