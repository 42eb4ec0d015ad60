package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.idOf;
import static io.certcron.application.run.Nights.pauseKey;
import static io.certcron.application.run.Nights.reminderKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.in.RunRequest;
import io.certcron.contract.ReceivedItem;
import io.certcron.contract.StoredIntent;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that claim what they plan, and more at once than they can send. */
@Timeout(60)
class ClaimAheadTest {

    private final Nights nights = new Nights();
    private final AtomicInteger claims = new AtomicInteger();

    @BeforeEach
    void claimAhead() {
        nights.settings = nights.settings.claimingAhead().withChunksOf(2).withPagesOf(5);
        nights.before("IntentLedger.claim", claims::incrementAndGet);
    }

    @Test
    void sendsEverythingOnceInChunksOfTheRightSize() {
        IntStream.rangeClosed(1, 20).forEach(number -> nights.insert(number, TONIGHT));
        IntStream.rangeClosed(21, 40).forEach(number -> nights.insert(number, TONIGHT.plusDays(30)));

        RunResult result = nights.run();

        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.management.farSide().effects()).hasSize(20).doesNotHaveDuplicates();
        assertThat(nights.reminders.farSide().effects()).hasSize(20).doesNotHaveDuplicates();
        assertThat(nights.management.farSide().requests())
                .allSatisfy(request -> assertThat(request).hasSizeLessThanOrEqualTo(2));
        assertThat(nights.database.intents()).allSatisfy(intent -> {
            assertThat(intent.status()).isEqualTo(IntentStatus.DONE);
            assertThat(intent.attempts()).isEqualTo(1);
        });
        assertThat(claims.get()).as("claims beside planning").isLessThan(20);
    }

    @Test
    void noPauseWaitsForThePlanningOfReminders() {
        nights.settings = nights.settings.withoutRedelivery();
        IntStream.rangeClosed(1, 4).forEach(number -> nights.insert(number, TONIGHT));
        nights.insert(5, TONIGHT.plusDays(30));
        CountDownLatch calls = new CountDownLatch(2);
        AtomicBoolean before = new AtomicBoolean();
        nights.after("CertificationManagementService.autoPause", calls::countDown);
        nights.before("IntentPlanner.planReminders", () -> before.set(calls.await(10, TimeUnit.SECONDS)));

        nights.run();

        assertThat(before)
                .as("whether all pauses were sent before a reminder was planned")
                .isTrue();
    }

    @Test
    void sendsAllIntentsOfOneMentorTogether() {
        nights.insert(1, 7, TONIGHT.plusDays(30));
        IntStream.rangeClosed(2, 9).forEach(number -> nights.insert(number, TONIGHT.plusDays(14)));
        nights.insert(10, 7, TONIGHT.plusDays(7));

        nights.run();

        assertThat(nights.reminders.farSide().requests())
                .filteredOn(request ->
                        request.stream().anyMatch(item -> item.certificationId().equals(idOf(1))))
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .extracting(ReceivedItem::certificationId)
                        .contains(idOf(1), idOf(10)));
    }

    @Test
    void givesBackWhatItCouldNotSendInTime() {
        IntStream.rangeClosed(1, 8).forEach(number -> nights.insert(number, TONIGHT));
        AtomicInteger calls = new AtomicInteger();
        nights.before("CertificationManagementService.autoPause", () -> {
            // the first chunk comes alone, the second with others of its page
            if (calls.incrementAndGet() == 2) {
                nights.clock.advance(Duration.ofMinutes(2));
            }
        });

        RunResult result = nights.run(RunRequest.tonight().within(Duration.ofMinutes(1)));

        assertThat(result.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(nights.database.intents())
                .filteredOn(intent -> intent.status() != IntentStatus.DONE)
                .isNotEmpty()
                .allSatisfy(intent -> {
                    assertThat(intent.status()).isEqualTo(IntentStatus.PENDING);
                    assertThat(intent.attempts())
                            .as("attempts of what was not sent")
                            .isZero();
                });
        assertThat(nights.run().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.management.farSide().effects()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void givesBackWhatHasWaitedForHalfItsLease() {
        IntStream.rangeClosed(1, 8).forEach(number -> nights.insert(number, TONIGHT));
        AtomicInteger calls = new AtomicInteger();
        nights.before("CertificationManagementService.autoPause", () -> {
            if (calls.incrementAndGet() == 1) {
                nights.clock.advance(TestSettings.LEASE.dividedBy(2));
            }
        });

        assertThat(nights.run().status()).isEqualTo(RunStatus.COMPLETED);

        assertThat(claims.get()).as("claims of what was given back").isPositive();
        assertThat(nights.database.intents()).extracting(StoredIntent::attempts).containsOnly(1);
        assertThat(nights.management.farSide().effects()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void claimsNothingAheadWhereAnIntentMustNotBeSentTwice() {
        nights.settings = nights.settings.withoutRedelivery();
        AtomicInteger claimedPages = new AtomicInteger();
        nights.before("IntentPlanner.planAndClaimPauses", claimedPages::incrementAndGet);
        IntStream.rangeClosed(1, 8).forEach(number -> nights.insert(number, TONIGHT));

        assertThat(nights.run().status()).isEqualTo(RunStatus.COMPLETED);

        assertThat(claimedPages).hasValue(0);
        assertThat(claims.get()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void claimsNothingThatTheBrakeHolds() {
        nights.settings = nights.settings.withBrake(1, 0.1);
        IntStream.rangeClosed(1, 8).forEach(number -> nights.insert(number, TONIGHT));
        nights.insert(9, TONIGHT.plusDays(30));

        nights.run();

        assertThat(nights.intent(pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.HELD);
        assertThat(nights.management.farSide().effects()).isEmpty();
        assertThat(nights.intent(reminderKey(9, TONIGHT.plusDays(30), 30)).status())
                .isEqualTo(IntentStatus.DONE);
    }

    @Test
    void aFailureWhilePlanningEndsTheWorkersAndLosesNothing() {
        IntStream.rangeClosed(1, 8).forEach(number -> nights.insert(number, TONIGHT));
        nights.insert(9, TONIGHT.plusDays(30));
        nights.before("IntentPlanner.planAndClaimReminders", () -> {
            throw new IllegalStateException("unexpected");
        });

        assertThat(nights.run().status()).isEqualTo(RunStatus.FAILED);
        nights.springNoMoreTraps();

        assertThat(nights.run().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.management.farSide().effects()).hasSize(8).doesNotHaveDuplicates();
        assertThat(nights.database.intents())
                .extracting(intent -> List.of(intent.status(), intent.attempts()))
                .containsOnly(List.of(IntentStatus.DONE, 1));
    }
}
