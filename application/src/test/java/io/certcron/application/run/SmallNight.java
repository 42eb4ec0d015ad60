package io.certcron.application.run;

import io.certcron.application.log.CapturedEvents;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.RunTally;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunResult;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** One night over a handful of certifications, without a database: just enough of each port for one run. */
final class SmallNight {

    static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    final CapturedEvents events = new CapturedEvents();
    final List<AuditEntry> audited = new ArrayList<>();
    Function<ServiceBatch, BatchAnswer> managementService = this::pauseAll;

    private final List<Certification> certifications = new ArrayList<>();
    private final LongAdder paused = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final List<ClaimedIntent> duePauses = new ArrayList<>();

    /** An active certification that expires tonight, and whose pause is planned; its last attempt is due. */
    Certification expiresTonight(int number) {
        Certification certification = expired(number, TONIGHT);
        IdempotencyKey key = IdempotencyKey.of(new Action.AutoPause(), certification.certificationId(), TONIGHT);
        duePauses.add(new ClaimedIntent(
                key,
                certification.certificationId(),
                certification.peerMentorId(),
                TONIGHT,
                new Action.AutoPause(),
                DispatchSettings.STANDARD.attemptsInAll()));
        return certification;
    }

    /** An active certification that has expired, and whose pause nobody planned. */
    Certification expired(int number, LocalDate expiryDate) {
        Certification certification = new Certification(new UUID(number, 1), new UUID(number, 2), expiryDate, "active");
        certifications.add(certification);
        return certification;
    }

    RunResult run() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T01:30:00Z"), ZoneOffset.UTC);
        RunSettings settings = RunSettings.standard(ZoneOffset.UTC);
        return new Runs(new SmallPorts(this).all(), settings, List.of(), events.log(), clock, new Random(1))
                .execute(RunRequest.tonight(), TONIGHT, () -> false);
    }

    void count(Settlement settlement) {
        if (settlement instanceof Settlement.Done) {
            paused.increment();
        } else if (settlement instanceof Settlement.Rejected) {
            rejected.increment();
        }
    }

    RunTally tally() {
        return new RunTally(ReminderTally.NONE, new PauseTally(0, 0, paused.sum(), 0, 0, rejected.sum()));
    }

    List<ClaimedIntent> takeDuePauses() {
        List<ClaimedIntent> due = List.copyOf(duePauses);
        duePauses.clear();
        return due;
    }

    /** What the monitoring query selects: expired, and not paused. */
    List<UUID> missed(LocalDate businessDate) {
        return certifications.stream()
                .filter(each -> !Objects.requireNonNull(each.expiryDate()).isAfter(businessDate))
                .filter(each -> !each.status().equals("paused"))
                .map(Certification::certificationId)
                .toList();
    }

    private BatchAnswer pauseAll(ServiceBatch batch) {
        Map<IdempotencyKey, ItemAnswer> items = new HashMap<>();
        for (ClaimedIntent intent : batch.intents()) {
            certifications.replaceAll(each -> each.certificationId().equals(intent.certificationId())
                    ? new Certification(each.certificationId(), each.peerMentorId(), each.expiryDate(), "paused")
                    : each);
            items.put(intent.key(), new ItemAnswer.Done());
        }
        return new BatchAnswer.Answered(items);
    }
}
