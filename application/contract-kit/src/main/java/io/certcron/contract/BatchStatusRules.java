package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.ChannelBroken;
import io.certcron.application.port.out.BatchAnswer.Refused;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.domain.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules S10 to S14 of both services, on what the status of an answer means for the batch.
 *
 * @param <S> the port
 */
abstract class BatchStatusRules<S> extends BatchItemRules<S> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(17);

    @ParameterizedTest(name = "S10: status {0} means unavailable, and may be sent again")
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    @DisplayName("S10: 408, 429 and 5xx mean unavailable")
    void meansUnavailable(int status) {
        farSide().answerNextWith(status(status));

        assertUnavailable(send(batch(1)), ErrorCode.SERVICE_UNAVAILABLE, unavailable -> {
            assertThat(unavailable.httpStatus()).hasValue(status);
            assertThat(unavailable.retryAfter()).isEmpty();
        });
    }

    @ParameterizedTest(name = "S11: status {0} with Retry-After carries the time to wait")
    @ValueSource(ints = {429, 503})
    @DisplayName("S11: Retry-After is carried")
    void carriesRetryAfter(int status) {
        farSide().answerNextWith(new ServiceReply.Status(status, Optional.of(RETRY_AFTER), ""));

        assertUnavailable(
                send(batch(1)), ErrorCode.SERVICE_UNAVAILABLE, unavailable -> assertThat(unavailable.retryAfter())
                        .contains(RETRY_AFTER));
    }

    @ParameterizedTest(name = "S12: status {0} means that the service will never accept the request")
    @ValueSource(ints = {400, 422})
    @DisplayName("S12: 400 and 422 mean refused")
    void meansRefused(int status) {
        farSide().answerNextWith(status(status));

        assertThat(send(batch(1))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.httpStatus())
                .isEqualTo(status));
    }

    @ParameterizedTest(name = "S13: status {0} breaks the channel as unauthorized")
    @ValueSource(ints = {401, 403})
    @DisplayName("S13: 401 and 403 break the channel")
    void meansUnauthorized(int status) {
        farSide().answerNextWith(status(status));

        assertChannelBroken(send(batch(1)), ErrorCode.SERVICE_UNAUTHORIZED, status);
    }

    @ParameterizedTest(name = "S14: status {0} breaks the channel, as nothing is at the address; it is not followed")
    @ValueSource(ints = {301, 302, 307, 308, 404})
    @DisplayName("S14: a redirect or nothing at the address breaks the channel")
    void meansNothingThere(int status) {
        farSide().answerNextWith(status(status));

        assertChannelBroken(send(batch(1)), ErrorCode.SERVICE_ENDPOINT_MISSING, status);
        assertThat(farSide().requests()).as("requests sent").hasSize(1);
    }

    static ServiceReply status(int status) {
        return new ServiceReply.Status(status, Optional.empty(), "");
    }

    static void assertUnavailable(BatchAnswer answer, ErrorCode code, Consumer<Unavailable> more) {
        assertThat(answer).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.errorCode()).isEqualTo(code);
            more.accept(unavailable);
        });
    }

    static void assertChannelBroken(BatchAnswer answer, ErrorCode code, int status) {
        assertThat(answer).isInstanceOfSatisfying(ChannelBroken.class, broken -> {
            assertThat(broken.errorCode()).isEqualTo(code);
            assertThat(broken.httpStatus()).isEqualTo(status);
        });
    }
}
