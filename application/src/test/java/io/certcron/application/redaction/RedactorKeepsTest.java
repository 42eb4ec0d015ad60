package io.certcron.application.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorKeepsTest {

    private final Redactor redactor = new Redactor(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "12345678-1234-4123-8123-123456789012",
                "3F2504E0-4F89-41D3-9A0C-01019012345A",
                "2026-11-21",
                "2026-11-21T02:30:00Z",
                "2026-11-21T02:30:00.123456789+01:00",
                "1795228200000",
                "1795228200",
                "attempt 3 of 12, 1000000 certifications, 50 mentors, 94000/s",
                "reminder:3f2504e0-4f89-41d3-9a0c-0305e82c3301:2026-12-21:30",
                "auto-pause:12345678-1234-4123-8123-123456789012:2026-11-21",
                "42501 23505 57P01 PGRST116 SERVICE_UNAVAILABLE",
                "{\"code\":\"PGRST301\",\"message\":\"JWT expired\",\"details\":null,\"hint\":null}",
                "permission denied for table certifications",
                "new row violates row-level security policy for table \"cron_audit_log\"",
                "duplicate key value violates unique constraint \"certifications_pkey\"",
                "Key (certification_id)=(3f2504e0-4f89-41d3-9a0c-0305e82c3301) already exists.",
                "canceling statement due to statement timeout",
                "password authentication failed for user \"certcron\"",
                "FATAL: remaining connection slots are reserved",
                "Could not find the function public.remind_mentors(items) in the schema cache",
                "java.net.SocketTimeoutException: Read timed out",
                "HTTP/1.1 503 Service Unavailable",
                "Error 500 Internal Server Error",
                "The Service Is Temporarily Unavailable",
                "Bearer token missing",
                "Basic authentication required",
                "invalid_token",
                "@example",
                "https://example.com/rest/v1/rpc/remind_mentors?select=id",
                "10.0.0.12:8080",
                "Retry-After: 120"
            })
    void keepsWhatHelpsToFindTheTrouble(String text) {
        assertThat(redactor.redact(text).value()).isEqualTo(text);
    }

    /** The reason phrases of RFC 9110 and of the IANA registry of status codes. */
    static Stream<String> reasonPhrases() {
        return """
                Continue; Switching Protocols; Processing; Early Hints; OK; Created; Accepted;
                Non-Authoritative Information; No Content; Reset Content; Partial Content; Multi-Status;
                Already Reported; IM Used; Multiple Choices; Moved Permanently; Found; See Other; Not Modified;
                Use Proxy; Temporary Redirect; Permanent Redirect; Bad Request; Unauthorized; Payment Required;
                Forbidden; Not Found; Method Not Allowed; Not Acceptable; Proxy Authentication Required;
                Request Timeout; Conflict; Gone; Length Required; Precondition Failed; Content Too Large;
                Payload Too Large; URI Too Long; Unsupported Media Type; Range Not Satisfiable; Expectation Failed;
                I'm a teapot; Misdirected Request; Unprocessable Content; Unprocessable Entity; Locked;
                Failed Dependency; Too Early; Upgrade Required; Precondition Required; Too Many Requests;
                Request Header Fields Too Large; Unavailable For Legal Reasons; Internal Server Error;
                Not Implemented; Bad Gateway; Service Unavailable; Gateway Timeout; Gateway Time-out;
                HTTP Version Not Supported; Variant Also Negotiates; Insufficient Storage; Loop Detected;
                Not Extended; Network Authentication Required"""
                .lines()
                .flatMap(line -> Stream.of(line.strip().split(";\\s*")));
    }

    @ParameterizedTest
    @MethodSource("reasonPhrases")
    void keepsReasonPhrases(String phrase) {
        assertThat(redactor.redact(phrase).value()).isEqualTo(phrase);
    }

    @Test
    void keepsEveryUuid() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 20_000; i++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            assertThat(redactor.redact("run " + uuid + " ended").value()).isEqualTo("run " + uuid + " ended");
        }
    }

    @Test
    void keepsOnlyTheListedFieldsOfAnAnswer() {
        assertThat(Stream.of(
                        "code",
                        "error_code",
                        "message",
                        "details",
                        "hint",
                        "title",
                        "type",
                        "status",
                        "detail",
                        "name"))
                .filteredOn(Redactor::keepsAnswerField)
                .containsExactly(
                        "code", "error_code", "message", "details", "hint", "title", "type", "status", "detail");
    }
}
