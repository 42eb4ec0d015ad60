package io.certcron.bootstrap.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reference of all settings, {@code docs/configuration.md}. */
public final class ConfigurationReference {

    private static final String PAGE =
            """
            # Configuration

            <!-- Made by ConfigurationReference from the list of settings. A test says how to make it anew. -->

            A setting comes from the first of these that has it:

            1. an environment variable: `CERTCRON_` and the key in upper case, with `_` for `.` and `-`. `dispatch.lease` is
               `CERTCRON_DISPATCH_LEASE`.
            2. the file that `--config FILE` or, failing that, `CERTCRON_CONFIG` names, in
               [HOCON](https://github.com/lightbend/config/blob/main/HOCON.md), of which JSON is a part.
            3. the default below.

            ```hocon
            database { url = "jdbc:postgresql://db.example.org:5432/platform", user = certcron, password = ${DB_PASSWORD} }
            reminder { url = "https://reminders.example.org", token = ${REMINDER_TOKEN} }
            management { url = "https://management.example.org", token = ${MANAGEMENT_TOKEN} }
            zone = Europe/Oslo
            thresholds = [30, 14, 7]
            ```

            - **All faults are told at once**, each with its key, its source and a fix, and the process exits with 2. What a command
              does not need may be missing, but not faulty: whatever touches the database needs the database, and whatever makes
              runs needs the services too.
            - **Unknown keys and unknown `CERTCRON_…` variables are faults**, with a suggestion. The variables that Kubernetes adds for
              a service named `certcron` or `certcron-…` are passed over; where one has the name of a setting
              (`CERTCRON_HTTP_PORT` for a service `certcron-http`), set `enableServiceLinks: false` in the pod.
            - **Durations** are written `500ms`, `90s`, `10m`, `2h` or `1d`, and in no other way.
            - **Lists** are lists in the file, or one text with commas, as in a variable.
            - **Nothing is empty**: an empty value is a fault. To have none, leave the setting out.
            - **Substitutions** in the file, `${NAME}`, see the environment; `${?NAME}` leaves the setting out where there is no `NAME`.
            - **Confidential** values, marked ● below, are never printed, not even when they are faulty. `user` and `password` may stand
              in `database.url`, though then not in their own settings too. Plain `http` to another host is allowed, as a mesh may
              encrypt it, and gives a warning, as it shows the token to the network.
            """;

    private ConfigurationReference() {}

    /** The whole page, in Markdown. */
    public static String markdown() {
        return PAGE
                + SettingCatalogue.groups().stream()
                        .map(ConfigurationReference::section)
                        .collect(Collectors.joining());
    }

    private static String section(SettingCatalogue.Group group) {
        return """

                ## %s

                | key and variable | default | what it is for | must be |
                |---|---|---|---|
                """
                        .formatted(group.title())
                + rows(group.settings());
    }

    private static String rows(List<Setting<?>> settings) {
        return settings.stream().map(ConfigurationReference::row).collect(Collectors.joining());
    }

    private static String row(Setting<?> setting) {
        return "| `%s`%s<br>`%s` | %s | %s | %s |\n"
                .formatted(
                        setting.path(),
                        setting.confidential() ? " ●" : "",
                        setting.variable(),
                        defaultOf(setting),
                        cell(setting.meaning()),
                        cell(setting.type().form()));
    }

    /** A table of Markdown ends a cell at a bar, also in code. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String defaultOf(Setting<?> setting) {
        return setting.standard()
                .map(standard -> "`" + standard + "`")
                .or(() -> setting.requiredFor().map(ConfigurationReference::needed))
                .orElse("");
    }

    private static String needed(Needs need) {
        return "needed for the " + need.name().toLowerCase(Locale.ROOT);
    }
}
