package io.certcron.bootstrap.config;

import io.certcron.application.port.out.Redelivery;
import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.bootstrap.bounds.Forms;
import io.certcron.bootstrap.bounds.ServiceUrl;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How to reach the two services. */
final class ServiceKeys {

    private static final SettingType<URI> ADDRESS = SettingType.refusing(ServiceUrl.FORM, ServiceUrl::parse);

    private static final SettingType<String> TOKEN =
            SettingType.matching("a token of visible ASCII characters, without blanks and line breaks", Forms.TOKEN);

    private static final SettingType<ServiceKind> KIND =
            SettingType.oneOf(Map.of("rest", ServiceKind.REST, "supabase", ServiceKind.SUPABASE));

    private static final SettingType<Redelivery> REDELIVERY =
            SettingType.oneOf(Map.of("always", Redelivery.ALWAYS, "never", Redelivery.NEVER));

    static final Setting<URI> REMINDER_URL = Setting.of(
                    "reminder.url",
                    ADDRESS,
                    "the reminder service: what stands before `/api/v1/…`; of Supabase, before `/rest/v1/…`")
            .requiredFor(Needs.SERVICES)
            .asConfidential();

    static final Setting<String> REMINDER_TOKEN = Setting.of(
                    "reminder.token", TOKEN, "its bearer token; of Supabase, a secret key `sb_secret_…`")
            .requiredFor(Needs.SERVICES)
            .asConfidential();

    static final Setting<ServiceKind> REMINDER_KIND = Setting.of(
                    "reminder.kind",
                    KIND,
                    "how the reminder service is spoken to: by the paths of its contract, or as a function of Supabase")
            .standard("rest");

    static final Setting<String> REMINDER_FUNCTION = Setting.of(
                    "reminder.function",
                    DatabaseKeys.IDENTIFIER,
                    "the function of Supabase that sends reminders; for `reminder.kind` `supabase` alone")
            .standard("send_certification_reminders");

    static final Setting<Redelivery> REMINDER_REDELIVERY = Setting.of(
                    "reminder.redelivery",
                    REDELIVERY,
                    "`never` for a service that can't honour keys: what may have been delivered goes to a human")
            .standard("always");

    static final Setting<URI> MANAGEMENT_URL = Setting.of(
                    "management.url",
                    ADDRESS,
                    "the management service: what stands before `/api/v1/…`; of Supabase, before `/rest/v1/…`")
            .requiredFor(Needs.SERVICES)
            .asConfidential();

    static final Setting<String> MANAGEMENT_TOKEN = Setting.of(
                    "management.token", TOKEN, "its bearer token; of Supabase, a secret key `sb_secret_…`")
            .requiredFor(Needs.SERVICES)
            .asConfidential();

    static final Setting<ServiceKind> MANAGEMENT_KIND = Setting.of(
                    "management.kind", KIND, "the same for the management service")
            .standard("rest");

    static final Setting<String> MANAGEMENT_FUNCTION = Setting.of(
                    "management.function",
                    DatabaseKeys.IDENTIFIER,
                    "the function of Supabase that pauses; for `management.kind` `supabase` alone")
            .standard("auto_pause_certifications");

    static final Setting<Redelivery> MANAGEMENT_REDELIVERY = Setting.of(
                    "management.redelivery", REDELIVERY, "the same for the management service")
            .standard("always");

    static final Setting<Duration> CONNECT_TIMEOUT = Setting.of(
                    "http-client.connect-timeout",
                    SettingType.duration(Bounds.CONNECT_TIMEOUT),
                    "how long to wait for a connection; at most `http-client.call-timeout`")
            .standard("5s");

    static final Setting<Duration> CALL_TIMEOUT = Setting.of(
                    "http-client.call-timeout",
                    SettingType.duration(Bounds.CALL_TIMEOUT),
                    "how long one call may take, to the last byte of the answer")
            .standard("10s");

    static final Setting<Integer> CIRCUIT_FAILURES = Setting.of(
                    "circuit-breaker.failures",
                    SettingType.wholeNumber(Bounds.CIRCUIT_FAILURES),
                    "after so many failures in a row, requests to a service are held back")
            .standard("5");

    static final Setting<Duration> CIRCUIT_DELAY = Setting.of(
                    "circuit-breaker.delay",
                    SettingType.duration(Bounds.CIRCUIT_DELAY),
                    "how long they are, before one is let through on trial")
            .standard("5s");

    private ServiceKeys() {}

    static OfService reminders() {
        return new OfService(REMINDER_URL, REMINDER_TOKEN, REMINDER_KIND, REMINDER_FUNCTION);
    }

    static OfService management() {
        return new OfService(MANAGEMENT_URL, MANAGEMENT_TOKEN, MANAGEMENT_KIND, MANAGEMENT_FUNCTION);
    }

    static List<Setting<?>> all() {
        return List.of(
                REMINDER_URL,
                REMINDER_TOKEN,
                REMINDER_KIND,
                REMINDER_FUNCTION,
                REMINDER_REDELIVERY,
                MANAGEMENT_URL,
                MANAGEMENT_TOKEN,
                MANAGEMENT_KIND,
                MANAGEMENT_FUNCTION,
                MANAGEMENT_REDELIVERY,
                CONNECT_TIMEOUT,
                CALL_TIMEOUT,
                CIRCUIT_FAILURES,
                CIRCUIT_DELAY);
    }

    /** How one of the two is reached. */
    record OfService(Setting<URI> url, Setting<String> token, Setting<ServiceKind> kind, Setting<String> function) {}
}
