package io.certcron.application.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorBoundsTest {

    private static final int LONGEST_READ = 4 * Redactor.MAX_LENGTH;
    private static final String SECRET = "tr0ub4dor-and-three";

    /** What redaction looks for, what resembles it, and what surrounds both. */
    private static final List<String> PIECES = List.of(
            "Kari Nordmann",
            "Nordmann",
            "O'Neil",
            "Not Found",
            " ",
            ", ",
            "\n",
            "kari@example.com",
            "@",
            "%40",
            "01019012345",
            "010190",
            "-1234",
            "12345678-1234-4123-8123-123456789012",
            "password",
            "token",
            "=",
            ": ",
            "\"",
            "\\\"",
            "\\",
            "'",
            "Bearer ",
            "eyJhbGciOiJIUzI1NiJ9.x",
            "jdbc:",
            "://",
            "user:pw@",
            SECRET,
            "tr0ub4dor-",
            "[redacted]",
            "a",
            "ø",
            "Å",
            "7",
            "(",
            "{",
            "}",
            ",",
            ";",
            ".",
            "van ",
            "-----BEGIN PRIVATE KEY-----",
            "…[cut]",
            "\uD83D\uDE00");

    private final Redactor redactor = new Redactor(List.of(SECRET, "acte", "ted]", "and-three-more"));

    @Test
    void changesNothingMoreTheSecondTime() {
        Random random = new Random(20261121);
        for (int i = 0; i < 10_000; i++) {
            String text = random.ints(1 + random.nextInt(8), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());
            RedactedText once = redactor.redact(text);

            assertThat(redactor.redact(once.value())).as("of <%s>", text).isEqualTo(once);
        }
    }

    @Test
    void cutsALongTextOffAndSaysSo() {
        assertThat(redacted("x".repeat(Redactor.MAX_LENGTH))).isEqualTo("x".repeat(Redactor.MAX_LENGTH));
        assertThat(redacted("x".repeat(Redactor.MAX_LENGTH + 1)))
                .isEqualTo("x".repeat(Redactor.MAX_LENGTH) + Redactor.CUT);
        assertThat(redacted("x".repeat(10 * LONGEST_READ))).isEqualTo("x".repeat(Redactor.MAX_LENGTH) + Redactor.CUT);
    }

    @Test
    void takesNoMoreThanTheLongestLocalPartForAnAddress() {
        assertThat(redacted("x".repeat(130) + "@example.com")).isEqualTo("xx" + Redactor.REDACTED);
    }

    @Test
    void cutsNoCharacterInTwo() {
        String emoji = "\uD83D\uDE00";

        assertThat(redacted("x".repeat(Redactor.MAX_LENGTH - 1) + emoji))
                .isEqualTo("x".repeat(Redactor.MAX_LENGTH - 1) + Redactor.CUT);
    }

    @Test
    void readsFourTimesWhatIsKeptAsMuchOfItMayBeTakenOut() {
        String token = "token=" + "x".repeat(LONGEST_READ - "token=".length());

        assertThat(redacted(token)).isEqualTo("token=[redacted]");
        assertThat(redacted(token + "x")).isEqualTo("token=[redacted]" + Redactor.CUT);
    }

    @Test
    void findsALongSecretOnTheBorderOfWhatIsRead() {
        String secret = "begin" + "s3cr3t".repeat(200);
        String shrinksToNothing = "token=" + "x".repeat(LONGEST_READ - 1_000) + " ";

        assertThat(new Redactor(List.of(secret))
                        .redact(shrinksToNothing + secret)
                        .value())
                .doesNotContain("begin", "s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "Kari Nordmann", "kari@example.com", "010190 12345", "jdbc:S3CR3T-pw"})
    void findsWhatStandsOnTheBorderOfWhatIsKept(String canary) {
        for (int before = Redactor.MAX_LENGTH - canary.length(); before <= Redactor.MAX_LENGTH; before++) {
            assertNoPartOf(canary, redacted(words(before) + canary + words(100)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "Kari Nordmann", "kari@example.com", "010190 12345", "jdbc:S3CR3T-pw"})
    void findsWhatStandsOnTheBorderOfWhatIsRead(String canary) {
        String shrinksToNothing = "token=" + "x".repeat(LONGEST_READ - 100) + " ";
        for (int missing = 1; missing < canary.length(); missing++) {
            int between = LONGEST_READ - shrinksToNothing.length() - canary.length() + missing;
            assertNoPartOf(canary, redacted(shrinksToNothing + words(between) + canary + words(100)));
        }
    }

    @Test
    void comesToAnEndWhereSecretsLookLikeItsOwnMark() {
        Redactor puzzled = new Redactor(List.of("d][r", "e[re", "t[re", "c[re", "a[re", "d[re"));

        assertThat(puzzled.redact("[redacted][redacted]").value()).startsWith("[reda");
    }

    static Stream<String> adversarialTexts() {
        return Stream.of(
                        "a",
                        "A",
                        "Aa ",
                        "A.",
                        "A'a",
                        "Aa-",
                        "Aa, van ",
                        "a@",
                        "@a",
                        "a.",
                        "a@a.",
                        "%40",
                        "1",
                        "1-",
                        "12 ",
                        "eyJ",
                        "eyJa",
                        "eyJaaaaaaaa.",
                        "bearer ",
                        "basic:",
                        "jdbc:",
                        "postgres://",
                        "://",
                        "a:",
                        "a:a",
                        ":a@",
                        "password=",
                        "password=\"",
                        "password=\\\"",
                        "\"password\":\\\\\\\"",
                        "token \"",
                        "key:",
                        "-----BEGIN PRIVATE KEY",
                        "-----BEGIN PRIVATE KEY-----",
                        "\\",
                        "\"",
                        "'",
                        "{\"a\":",
                        " ",
                        "+",
                        "%20",
                        "Å\u030A",
                        "tr0ub4dor-and-")
                .flatMap(piece -> Stream.of(
                        piece.repeat(LONGEST_READ), "x " + piece.repeat(LONGEST_READ / piece.length()) + "!"));
    }

    /** Such a text takes milliseconds; a search that tries everything twice would take hours. */
    @ParameterizedTest
    @MethodSource("adversarialTexts")
    void takesBoundedTime(String text) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> redactor.redact(text));
    }

    private String redacted(String text) {
        return redactor.redact(text).value();
    }

    private static String words(int length) {
        return " so".repeat(length / 3 + 1).substring(0, length - 1) + " ";
    }

    private static void assertNoPartOf(String canary, String redacted) {
        List<String> parts = IntStream.rangeClosed(0, canary.length() - 4)
                .mapToObj(from -> canary.substring(from, from + 4))
                .toList();

        assertThat(redacted).doesNotContain(parts);
    }
}
