package io.certcron.http.page;

import io.certcron.application.port.out.CertificationRecords.MissedReport;
import io.certcron.application.port.out.CertificationRecords.Story;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.http.page.view.Badge;
import io.certcron.http.page.view.CertificationView;
import io.certcron.http.page.view.Fact;
import io.certcron.http.page.view.StoryRow;
import io.certcron.http.page.view.Times;
import io.certcron.http.page.view.Tone;
import io.certcron.http.page.view.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tells the story of a certification: in one sentence, and from the last event to the first.
 *
 * @param id the certification
 * @param story what runs decided and reported
 * @param deeds what operators did
 * @param times in the configured zone
 */
record StoryTeller(UUID id, Story story, List<Entry> deeds, Times times) {

    CertificationView view() {
        Optional<IntentRecord> pause = story.intents().stream()
                .filter(intent -> intent.action().channel() == Channel.AUTO_PAUSE)
                .findFirst();
        Badge answer = pause.map(this::answer).orElseGet(this::neverPaused);
        return new CertificationView(id, answer.words(), answer.tone(), facts(), rows());
    }

    private Badge answer(IntentRecord pause) {
        String expiry = "its expiry date was " + pause.expiryDate() + "; ";
        String run = "run " + pause.runId();
        String planned = "the pause that " + run + " planned ";
        return switch (pause.status()) {
            case DONE ->
                new Badge(
                        Tone.GOOD,
                        "✓",
                        "Paused on " + day(pause) + ": " + expiry + run
                                + " sent the pause, the service answered done.");
            case SKIPPED ->
                new Badge(
                        Tone.QUIET,
                        "–",
                        "Not paused by this job: " + expiry + planned + "was skipped on " + day(pause) + why(pause)
                                + ".");
            case REJECTED ->
                new Badge(
                        Tone.BAD,
                        "✕",
                        "Not paused: " + expiry + planned + "was rejected on " + day(pause) + why(pause)
                                + ". A human has to see to it.");
            case HELD ->
                new Badge(
                        Tone.WARN,
                        "‖",
                        "Not paused yet: " + expiry + planned
                                + "is held by the brake, until somebody decides in the inbox.");
            case PENDING, CLAIMED, SUPERSEDED ->
                new Badge(Tone.BUSY, "↻", "Not paused yet: " + expiry + planned + "is still to be sent.");
        };
    }

    private Badge neverPaused() {
        if (story.certification().isEmpty()
                && story.intents().isEmpty()
                && story.reports().isEmpty()) {
            return new Badge(Tone.QUIET, "·", "No certification of this id was ever seen.");
        }
        return new Badge(Tone.QUIET, "·", "This job has never had it paused.");
    }

    private String why(IntentRecord intent) {
        return intent.errorCode()
                        .map(code -> ", " + code + " ("
                                + ErrorMeanings.of(code).meaning().replaceAll("\\.$", "") + ")")
                        .orElse("")
                + (intent.httpStatus().isPresent()
                        ? ", HTTP " + intent.httpStatus().getAsInt()
                        : "");
    }

    private LocalDate day(IntentRecord intent) {
        return LocalDate.ofInstant(intent.settledAt().orElse(intent.plannedAt()), times.zone());
    }

    private List<Fact> facts() {
        if (story.certification().isEmpty()) {
            return List.of(Fact.plain("Now", "the platform has no such certification"));
        }
        Certification now = story.certification().get();
        LocalDate expiryDate = now.expiryDate();
        return List.of(
                Fact.plain("Status now", now.status()),
                Fact.plain("Expiry date now", expiryDate == null ? "none" : dateOrInfinite(expiryDate)),
                Fact.plain("Mentor", now.peerMentorId().toString()));
    }

    private static String dateOrInfinite(LocalDate date) {
        return date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN) ? "infinite" : date.toString();
    }

    private List<StoryRow> rows() {
        return Stream.of(
                        story.intents().stream().map(this::decided),
                        story.reports().stream().map(this::reported),
                        deeds.stream().map(this::done))
                .flatMap(rows -> rows)
                .sorted(Comparator.comparing(StoryRow::order).reversed())
                .toList();
    }

    private StoryRow decided(IntentRecord intent) {
        Instant at = intent.settledAt().orElse(intent.plannedAt());
        String attempts =
                intent.attempts() > 0 ? ", after " + Words.count(intent.attempts(), "attempt", "attempts") : "";
        String text = Words.of(intent.action()) + " for the expiry date " + intent.expiryDate() + ", planned "
                + times.minute(intent.plannedAt()).text() + attempts + why(intent);
        return new StoryRow(
                at, times.second(at), Words.of(intent.status()), text, Optional.of(intent.runId()), Optional.empty());
    }

    private StoryRow reported(MissedReport report) {
        Badge badge = report.resolved()
                ? new Badge(Tone.QUIET, "–", "missed, acknowledged")
                : new Badge(Tone.BAD, "!", "missed");
        return new StoryRow(
                report.runAt(),
                times.second(report.runAt()),
                badge,
                "a run reported it as a missed pause",
                Optional.of(report.runId()),
                Optional.empty());
    }

    private StoryRow done(Entry entry) {
        return new StoryRow(
                entry.at(),
                times.second(entry.at()),
                new Badge(Tone.QUIET, "●", "by a human"),
                entry.by().name() + " " + Words.of(entry.action()) + " ("
                        + Words.of(entry.by().way()) + ")",
                entry.runId(),
                entry.note());
    }
}
