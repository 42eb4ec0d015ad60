package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossChecksTest {

    @ParameterizedTest
    @CsvSource({
        "CERTCRON_DISPATCH_LEASE, 25s, twice http-client.call-timeout and 5s",
        "CERTCRON_DISPATCH_PATIENCE, 45s, longer than dispatch.lease",
        "CERTCRON_DISPATCH_BACKOFF_FIRST, 61s, at most dispatch.backoff.longest",
        "CERTCRON_HTTP_CLIENT_CONNECT_TIMEOUT, 11s, at most http-client.call-timeout",
        "CERTCRON_DISPATCH_ATTEMPTS_IN_RUN, 13, at most dispatch.attempts-in-all",
        "CERTCRON_ACTIVE_STATUSES, 'active,paused', paused status among the active ones",
        "CERTCRON_DATABASE_CERTIFICATIONS_STATUS, expiry_date, same column as database.certifications.expiry-date",
    })
    void refusesValuesThatDoNotGoTogether(String variable, String value, String problem) {
        assertThat(Scenario.complete().with(variable, value).fault()).contains(variable, problem);
    }

    @Test
    void acceptsValuesThatJustGoTogether() {
        Configuration configuration = Scenario.complete()
                .with("CERTCRON_DISPATCH_LEASE", "25001ms")
                .with("CERTCRON_DISPATCH_PATIENCE", "25002ms")
                .with("CERTCRON_DISPATCH_ATTEMPTS_IN_RUN", "12")
                .configuration();

        assertThat(configuration.run().dispatch().attemptsInRun()).isEqualTo(12);
    }

    @Test
    void blamesTheDefaultWhereAnotherSettingMadeItWrong() {
        assertThat(Scenario.complete()
                        .with("CERTCRON_HTTP_CLIENT_CALL_TIMEOUT", "20s")
                        .fault())
                .startsWith("dispatch.lease (CERTCRON_DISPATCH_LEASE), default: it must be longer");
    }

    @Test
    void refusesAUserOrPasswordThatIsGivenTwice() {
        List<ConfigurationFault> faults = Scenario.complete()
                .with("CERTCRON_DATABASE_URL", "jdbc:postgresql://h/d?user=me&password=canary")
                .faults();

        assertThat(faults)
                .extracting(ConfigurationFault::variable)
                .containsExactly("CERTCRON_DATABASE_USER", "CERTCRON_DATABASE_PASSWORD");
    }

    @Test
    void doesNotAskForAUserThatAFaultyUrlMayName() {
        assertThat(Scenario.complete()
                        .with("CERTCRON_DATABASE_URL", "jdbc:oracle:thin:me/canary@h")
                        .without("CERTCRON_DATABASE_USER")
                        .fault())
                .startsWith("database.url");
    }
}
