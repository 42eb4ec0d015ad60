package io.certcron.application.operations;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The database before a night and after it. Certification {@code n} is held by mentor {@code n}. */
final class Evenings {

    static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    private static final int EVERYTHING = 100_000;

    final InMemoryDatabase database = new InMemoryDatabase();

    static UUID id(int number) {
        return new UUID(0, number);
    }

    void insert(int number, LocalDate expiryDate) {
        insert(number, expiryDate, "active");
    }

    void insert(int number, LocalDate expiryDate, String status) {
        database.insert(new Certification(id(number), id(number), expiryDate, status));
    }

    /** So many that expire in the weeks around tonight, a fifth of them not active. */
    void insertAtRandom(int count) {
        Random random = new Random(20_261_121);
        for (int number = 1; number <= count; number++) {
            insert(number, TONIGHT.plusDays(random.nextInt(90) - 30), random.nextInt(5) == 0 ? "paused" : "active");
        }
    }

    /** Plans a night as a run does. */
    void plan(LocalDate businessDate) {
        OpenRun run = database.runStore().open(opening(businessDate));
        PlanningWindow window = ExpiryPolicy.STANDARD.window(
                businessDate, database.runStore().lastPlanned(Channel.REMINDER, businessDate));
        database.planner(ExpiryPolicy.STANDARD).planPauses(run, window, Optional.empty(), EVERYTHING, false);
        database.planner(ExpiryPolicy.STANDARD).planReminders(run, window, Optional.empty(), EVERYTHING);
        database.runStore().planningFinished(run);
    }

    /** The keys of what waits to be sent. */
    Set<IdempotencyKey> pending() {
        return database.intents().stream()
                .filter(intent -> intent.status() == IntentStatus.PENDING)
                .map(intent -> intent.key())
                .collect(Collectors.toSet());
    }

    private static RunOpening opening(LocalDate businessDate) {
        return new RunOpening(
                UUID.randomUUID(),
                businessDate,
                ZoneOffset.UTC,
                Workflow.ALL,
                false,
                "standard",
                UUID.randomUUID(),
                Duration.ofMinutes(1),
                Instant.parse("2026-11-21T01:00:00Z"));
    }
}
