package io.certcron.bootstrap.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** There is no static state: two in one process know nothing of one another. */
class TwoInstancesTest {

    private static final int MENTORS = 300;

    @RegisterExtension
    final MentorPlatform north = MentorPlatform.migrated();

    @RegisterExtension
    final MentorPlatform south = MentorPlatform.migrated();

    private final Night northernNight = new Night(north);
    private final Night southernNight = new Night(south);

    @Test
    void workOnTwoDatabasesAtTheSameTime() {
        Set<String> northern = certifyIn(north, 30);
        Set<String> southern = certifyIn(south, 10);
        try (CertificationCron first = northernNight
                        .builder()
                        .dispatch(dispatch -> dispatch.chunkMentors(5))
                        .build();
                CertificationCron second = southernNight
                        .builder()
                        .thresholds(10)
                        .dispatch(dispatch -> dispatch.chunkMentors(5))
                        .build()) {
            List<CompletableFuture<RunResult>> both = List.of(
                    CompletableFuture.supplyAsync(first::executeExpiryCheck),
                    CompletableFuture.supplyAsync(second::executeExpiryCheck));

            assertThat(both.stream().map(CompletableFuture::join))
                    .extracting(RunResult::status)
                    .containsOnly(RunStatus.COMPLETED);
        }

        assertThat(northernNight.effects()).containsExactlyInAnyOrderElementsOf(northern);
        assertThat(southernNight.effects()).containsExactlyInAnyOrderElementsOf(southern);
    }

    @Test
    void goOnWhenTheOtherIsClosed() {
        try (CertificationCron first = northernNight.builder().build()) {
            CertificationCron second = southernNight.builder().build();
            second.executeExpiryCheck();
            second.close();

            assertThat(first.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    private static Set<String> certifyIn(MentorPlatform platform, int days) {
        return IntStream.range(0, MENTORS)
                .mapToObj(mentor -> platform.certify(Night.TODAY.plusDays(days)))
                .map(id -> "reminder:" + id + ":" + Night.TODAY.plusDays(days) + ":" + days)
                .collect(Collectors.toSet());
    }
}
