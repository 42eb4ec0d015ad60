package io.certcron.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.domain.Action;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestBoundsTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);
    private static final UUID ID = new UUID(1, 1);
    private static final Claim CLAIM = new Claim(ID, ID, ID);
    private static final IdempotencyKey KEY = IdempotencyKey.of(new Action.AutoPause(), ID, TONIGHT);

    @Test
    void aClaimIsOfOneMentorAndOneAttemptAtLeast() {
        assertThat(claim(1, 1, Duration.ofMillis(1)).mentors()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> claim(0, 1, Duration.ofSeconds(1)))
                .withMessage("mentors and maxAttempts: must be positive");
        assertThatIllegalArgumentException().isThrownBy(() -> claim(1, 0, Duration.ofSeconds(1)));
    }

    @Test
    void aClaimLastsForAWhile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> claim(1, 1, Duration.ZERO))
                .withMessage("lease: must be positive, got PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> claim(1, 1, Duration.ofSeconds(-1)));
    }

    @Test
    void aChunkIsEmptyOnlyWhereTheClaimTouchedNothing() {
        ClaimedIntent intent = new ClaimedIntent(KEY, ID, ID, TONIGHT, new Action.AutoPause(), 1);
        RejectedIntent rejected = new RejectedIntent(KEY, ID, ID, ErrorCode.ATTEMPTS_EXHAUSTED);

        assertThat(new ClaimedChunk(CLAIM, List.of(), 0, List.of()).isEmpty()).isTrue();
        assertThat(new ClaimedChunk(CLAIM, List.of(intent), 0, List.of()).isEmpty())
                .isFalse();
        assertThat(new ClaimedChunk(CLAIM, List.of(), 1, List.of()).isEmpty()).isFalse();
        assertThat(new ClaimedChunk(CLAIM, List.of(), 0, List.of(rejected)).isEmpty())
                .isFalse();
    }

    @Test
    void aBatchHasAnItemAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceBatch(ID, TONIGHT, List.of()))
                .withMessage("intents: a batch needs at least one");
    }

    @Test
    void aStorageFailureSaysNothingButItsKind() {
        Exception cause = new Exception("Kari Nordmann");

        assertThat(new StorageException("claim_intents", Optional.empty(), true, List.of(), cause))
                .hasMessage("The database is unavailable")
                .hasCause(cause)
                .satisfies(failure -> assertThat(failure.isUnavailable()).isTrue());
        assertThat(new StorageException("claim_intents", Optional.of("57014"), false, List.of(ID), cause))
                .hasMessage("The database refused an operation");
    }

    private static ClaimRequest claim(int mentors, int maxAttempts, Duration lease) {
        return new ClaimRequest(
                new DispatchScope(ID, Channel.REMINDER, TONIGHT), ID, mentors, lease, maxAttempts, Redelivery.ALWAYS);
    }
}
