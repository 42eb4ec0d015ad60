package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.client.ServiceProtocol;
import org.junit.jupiter.api.Test;

class SupabaseChecksTest {

    @Test
    void speaksToServicesByTheirContractUnlessToldOtherwise() {
        assertThat(Scenario.complete().configuration().reminders().protocol()).isEqualTo(new ServiceProtocol.Rest());
    }

    @Test
    void callsTheFunctionsOfTheDocumentationUnlessOthersAreNamed() {
        Configuration configuration =
                supabase().with("CERTCRON_MANAGEMENT_FUNCTION", "pause_mentors").configuration();

        assertThat(configuration.reminders().protocol())
                .isEqualTo(new ServiceProtocol.SupabaseRpc("send_certification_reminders"));
        assertThat(configuration.management().protocol()).isEqualTo(new ServiceProtocol.SupabaseRpc("pause_mentors"));
    }

    @Test
    void refusesAPublishableKey() {
        assertThat(supabase()
                        .with("CERTCRON_REMINDER_TOKEN", "sb_publishable_canary")
                        .fault())
                .contains("reminder.token", "publishable key", "Use a secret key")
                .doesNotContain("canary");
    }

    @Test
    void refusesWhatIsNoKeyOfSupabase() {
        assertThat(supabase().with("CERTCRON_MANAGEMENT_TOKEN", "canary").fault())
                .contains("management.token", "no API key of Supabase", "management.kind")
                .doesNotContain("canary");
    }

    @Test
    void takesAServiceRoleJwt() {
        assertThat(supabase()
                        .with("CERTCRON_REMINDER_TOKEN", "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2ln")
                        .configuration()
                        .reminders()
                        .protocol())
                .isInstanceOf(ServiceProtocol.SupabaseRpc.class);
    }

    @Test
    void refusesAnAddressWithThePathThatIsAdded() {
        assertThat(supabase()
                        .with("CERTCRON_REMINDER_URL", "https://project.supabase.co/rest/v1/")
                        .fault())
                .contains("reminder.url", "has /rest/v1 in it");
    }

    @Test
    void refusesAFunctionOfAServiceThatHasNone() {
        assertThat(Scenario.complete()
                        .with("CERTCRON_REMINDER_FUNCTION", "send_mail")
                        .fault())
                .contains("reminder.function", "reminder.kind to supabase");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThat(supabase()
                        .with("CERTCRON_REMINDER_TOKEN", "sb_publishable_canary")
                        .with("CERTCRON_REMINDER_FUNCTION", "drop table")
                        .with("CERTCRON_MANAGEMENT_TOKEN", "canary")
                        .faults())
                .hasSize(3);
    }

    private static Scenario supabase() {
        return Scenario.complete()
                .with("CERTCRON_REMINDER_URL", "https://project.supabase.co")
                .with("CERTCRON_REMINDER_KIND", "supabase")
                .with("CERTCRON_REMINDER_TOKEN", "sb_secret_one")
                .with("CERTCRON_MANAGEMENT_URL", "https://project.supabase.co")
                .with("CERTCRON_MANAGEMENT_KIND", "supabase")
                .with("CERTCRON_MANAGEMENT_TOKEN", "sb_secret_two");
    }
}
