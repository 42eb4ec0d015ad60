package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.contract.ReceivedItem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChunksTest {

    private final Nights nights = new Nights();

    @Test
    void sendsAllCertificationsOfOneMentorInOneRequest() {
        nights.settings = nights.settings.withChunksOf(1);
        nights.insert(1, 7, TONIGHT.plusDays(30));
        nights.insert(2, 8, TONIGHT.plusDays(30));
        nights.insert(3, 7, TONIGHT.plusDays(14));

        nights.run();

        assertThat(nights.reminders.farSide().requests())
                .extracting(request ->
                        request.stream().map(ReceivedItem::certificationId).toList())
                .containsExactlyInAnyOrder(List.of(idOf(1), idOf(3)), List.of(idOf(2)));
    }

    @Test
    void sendsNoMoreThanFiftyMentorsInOneRequest() {
        IntStream.rangeClosed(1, 101).forEach(number -> nights.insert(number, TONIGHT));
        nights.insert(201, 1, TONIGHT);

        nights.run();

        assertThat(nights.management.farSide().requests())
                .extracting(request -> request.stream()
                        .map(ReceivedItem::peerMentorId)
                        .distinct()
                        .count())
                .containsExactly(50L, 50L, 1L);
        assertThat(nights.management.farSide().effects()).hasSize(102);
    }
}
