package io.certcron.application.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RedactorSecretsTest {

    private final Redactor redactor = new Redactor(List.of());

    static Stream<String> secretsByShape() {
        return Stream.of(
                "jdbc:postgresql://db.internal:5432/certs?user=app&password=S3CR3T-pw",
                "jdbc%3Apostgresql%3A%2F%2Fdb%2Fcerts%3Fpassword%3DS3CR3T-pw",
                "JDBC:oracle:thin:app/S3CR3T-pw@db",
                "postgres://app:S3CR3T-pw@db.internal/certs",
                "postgresql://app:S3CR3T-pw@/certs?host=db",
                "https://app:S3CR3T-pw@example.com/path",
                "https://app:S3CR3T@-pw@example.com/path",
                "https://app:S3CR3T/-pw@example.com/path",
                "redis://:S3CR3T-pw@cache:6379",
                "app:S3CR3T-pw@localhost:5432",
                "Bearer S3CR3T-pw",
                "bearer\tS3CR3T-pw",
                "Bearer%20S3CR3T-pw",
                "Basic S3CR3T-pw==",
                "Authorization: Bearer S3CR3T-pw",
                "Authorization: Token S3CR3T-pw",
                "authorization=S3CR3T-pw",
                "\"Authorization\":\"Basic S3CR3T-pw\"",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJTM0NSM1QifQ.S3CR3T-pw",
                "xeyJhbGciOiJIUzI1NiJ9.S3CR3T-pw",
                "sb_secret_S3CR3T-pw",
                "-----BEGIN PRIVATE KEY-----\nS3CR3T\n-----END PRIVATE KEY-----",
                "apikey=S3CR3T-pw",
                "apikey: S3CR3T-pw",
                "api_key = 'S3CR3T pw'",
                "x-api-key: S3CR3T-pw",
                "service_role_key=S3CR3T-pw",
                "AWS_SECRET_ACCESS_KEY=S3CR3T-pw",
                "accessToken=S3CR3T-pw",
                "client_secret=S3CR3T-pw&grant_type=x",
                "password=S3CR3T-pw",
                "PASSWORD = S3CR3T-pw",
                "password%3DS3CR3T-pw",
                "pwd:S3CR3T-pw",
                "\"password\": \"S3CR3T pw\"",
                "\"password\":\"S3CR3T\\\"S3CR3T pw\"",
                "\"password\":\"S3CR3T\\\\\"",
                "{\\\"password\\\":\\\"S3CR3T pw\\\"}",
                "{\\\"password\\\":\\\"S3CR3T\\\\\\\"S3CR3T pw\\\"}",
                "'password': 'S3CR3T pw'",
                "password => \"S3CR3T pw\"",
                "\"password\":\"S3CR3T pw never ends",
                "ALTER ROLE app PASSWORD 'S3CR3T pw'",
                "<password>S3CR3T-pw</password>");
    }

    @ParameterizedTest
    @MethodSource("secretsByShape")
    void takesOutSecretsByTheirShape(String secret) {
        Canaries.assertTakenOut(redactor, secret, "S3CR3T", "-pw", " pw\"", " pw'", " pw never");
    }

    @Test
    void takesOutOnlyTheValueOfANamedSecret() {
        assertThat(redacted("{\"password\":\"p\\\"w\",\"code\":\"X\"} token=abc, pwd=x status=503"))
                .isEqualTo("{\"password\":\"[redacted]\",\"code\":\"X\"} token=[redacted], pwd=[redacted] status=503");
        assertThat(redacted("{\\\"password\\\":\\\"p\\\\\\\"w\\\",\\\"code\\\":\\\"X\\\"}"))
                .isEqualTo("{\\\"password\\\":\\\"[redacted]\\\",\\\"code\\\":\\\"X\\\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    tr0ub4dor&3     | tr0ub4dor&3 is wrong            | [redacted] is wrong
                    tr0ub4dor&3     | refused tr0ub4dor&3 for user    | refused [redacted] for user
                    tr0ub4dor&3     | {"message":"no tr0ub4dor&3"}    | {"message":"no [redacted]"}
                    tr0ub4dor&3     | atr0ub4dor&3b                   | a[redacted]b
                    ' pass/word+1 ' | ?p=pass%2Fword%2B1              | ?p=[redacted]
                    'pass/word+1'   | ?p=pass%2fword%2b1              | ?p=[redacted]
                    'two words'     | ?p=two%20words&q=two+words      | ?p=[redacted]&q=[redacted]
                    back\\slash"q   | "v":"back\\\\slash\\"q"         | "v":"[redacted]"
                    a/b/c/d         | "v":"a\\/b\\/c\\/d"             | "v":"[redacted]"
                    aaaa            | xaaaaaaax                       | x[redacted]x
                    abc             | an abc stays                    | an abc stays
                    redacted        | [redacted] stays                | [redacted] stays
                    """)
    void takesOutConfiguredSecrets(String secret, String text, String expected) {
        Redactor configured = new Redactor(List.of(secret.replace("'", "")));

        assertThat(configured.redact(text).value()).isEqualTo(expected);
    }

    @Test
    void takesOutConfiguredSecretsThatOverlap() {
        Redactor configured = new Redactor(List.of("abcdef", "defghi", "cde"));

        assertThat(configured.redact("x abcdefghi y").value()).isEqualTo("x [redacted] y");
    }

    private String redacted(String text) {
        return redactor.redact(text).value();
    }
}
