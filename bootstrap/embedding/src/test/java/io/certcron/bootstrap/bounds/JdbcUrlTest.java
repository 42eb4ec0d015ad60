package io.certcron.bootstrap.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.persistence.Database;
import io.certcron.persistence.DatabaseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:certifications",
                "jdbc:postgresql://localhost/certifications",
                "jdbc:postgresql://db.example.org:6432/certifications?ssl=true&options=-c%20a%3Db",
                "jdbc:postgresql://one:5432,two:5432/certifications?targetServerType=primary",
                "jdbc:postgresql://[::1]:5432/certifications",
            })
    void acceptsWhatTheDriverAccepts(String text) {
        JdbcUrl url = JdbcUrl.parse(text);

        assertThat(url.address()).isEqualTo(text);
        assertThat(url.secrets()).isEmpty();
        assertThatCode(() -> Database.patient(new DatabaseSettings(url.address(), "me", "", 1)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql:",
                "jdbc:postgresql://",
                "jdbc:postgresql://host",
                "jdbc:postgresql://host/",
                "jdbc:postgresql:///certifications",
                "postgresql://host/certifications",
                "jdbc:postgresql://me:password@host/certifications",
                "jdbc:postgresql://host:port/certifications",
                "jdbc:postgresql://host/certifications?a=%",
                "jdbc:postgresql://host/certifications?a=b c",
                "jdbc:postgresql://host/certifications\n",
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> JdbcUrl.parse(text));
    }

    @Test
    void takesTheLastOfSeveralAsTheDriverDoes() {
        JdbcUrl url = JdbcUrl.parse("jdbc:postgresql://h/d?user=one&user=two&&password=&ssl");

        assertThat(url.address()).isEqualTo("jdbc:postgresql://h/d?ssl=");
        assertThat(url.user()).contains("two");
        assertThat(url.password()).isEmpty();
    }

    @Test
    void showsNoParameterAsText() {
        assertThat(JdbcUrl.parse("jdbc:postgresql://h/d?password=canary&sslpassword=canary"))
                .hasToString("jdbc:postgresql://h/d");
    }
}
