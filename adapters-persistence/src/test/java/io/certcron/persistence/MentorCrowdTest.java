package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MentorCrowdTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final LocalDate DUE = TONIGHT.plusDays(30);
    private static final UUID MENTOR = new UUID(7, 7);

    private PostgresContractDatabase database;
    private MentorCrowd crowd;
    private OpenRun run;

    @BeforeEach
    void askBeforeAMentorHasASecond() {
        database = POSTGRES.emptied();
        crowd = new MentorCrowd(database.storage(), List.of("active"));
        run = database.runStore().open(Night.opening());
        insertOfMentor();
        assertThat(mentors(run, Channel.REMINDER)).isEmpty();
        insertOfMentor();
    }

    @Test
    void isLookedForOnce() {
        assertThat(mentors(run, Channel.REMINDER)).isEmpty();
    }

    @Test
    void isLookedForAnewByWhoTakesTheRunOver() {
        assertThat(mentors(ownedBy(run.runId(), UUID.randomUUID()), Channel.REMINDER))
                .containsExactly(MENTOR);
    }

    @Test
    void isLookedForAnewByEachRun() {
        assertThat(mentors(ownedBy(UUID.randomUUID(), run.ownerToken()), Channel.REMINDER))
                .containsExactly(MENTOR);
    }

    @Test
    void isLookedForAnewOnEachChannel() {
        assertThat(mentors(run, Channel.AUTO_PAUSE)).containsExactly(MENTOR);
    }

    @Test
    void takesACertificationAndItsOpenIntentForOne() {
        UUID wholly = UUID.randomUUID();
        UUID inPart = UUID.randomUUID();
        database.insert(new Certification(new UUID(0, 1), wholly, DUE, "active"));
        database.insert(new Certification(new UUID(0, 2), inPart, DUE, "active"));
        database.insert(new Certification(UUID.randomUUID(), inPart, DUE, "active"));
        Optional<PlanCursor> planned = database.planner(ExpiryPolicy.STANDARD)
                .planReminders(run, PlanningWindow.ofOneNight(TONIGHT), Optional.empty(), 2)
                .orElseThrow()
                .next();

        assertThat(mentors(ownedBy(run.runId(), UUID.randomUUID()), Channel.REMINDER, planned))
                .containsExactlyInAnyOrder(MENTOR, inPart);
    }

    private List<UUID> mentors(OpenRun asking, Channel channel) {
        return mentors(asking, channel, Optional.empty());
    }

    private List<UUID> mentors(OpenRun asking, Channel channel, Optional<PlanCursor> planned) {
        return crowd.of(asking, channel, List.of(new DateRange(DUE.minusDays(1), DUE)), planned)
                .mentors();
    }

    private OpenRun ownedBy(UUID runId, UUID ownerToken) {
        return new OpenRun(
                runId,
                ownerToken,
                run.lease(),
                run.businessDate(),
                run.zone(),
                run.workflow(),
                run.slot(),
                run.startedAt(),
                run.takenOver(),
                run.resumeAfter());
    }

    private void insertOfMentor() {
        database.insert(new Certification(UUID.randomUUID(), MENTOR, DUE, "active"));
    }
}
