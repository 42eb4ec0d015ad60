package io.certcron.bootstrap.verify.rule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Whether keys are honoured as long as they have to be, as far as the oldest one that is remembered can tell. */
final class AfterDays implements RuleCheck {

    /** Keys that are older may be forgotten. */
    static final Duration HONOURED = Duration.ofDays(35);

    /** Old enough to tell: there is a day left to verify in. */
    private static final Duration TELLING = HONOURED.minusDays(1);

    private final KeptKeys kept;
    private final Optional<Instant> oldest;
    private final boolean restarted;
    private final Clock clock;

    AfterDays(KeptKeys kept, List<RememberedKey> remembered, boolean restarted, Clock clock) {
        this.kept = kept;
        this.oldest = remembered.stream().map(RememberedKey::doneAt).min(Instant::compareTo);
        this.restarted = restarted;
        this.clock = clock;
    }

    @Override
    public ContractRule rule() {
        return ContractRule.S11;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return kept.verdict(conversation)
                .flatMap(verdict -> oldest.map(since -> judge(verdict, since)))
                .orElseGet(() -> new Verdict.NotChecked(
                        "Verify with --state FILE, and again with the same file 34 days later.",
                        Verdict.Needs.ANOTHER_RUN));
    }

    private Verdict judge(Verdict verdict, Instant since) {
        Duration age = Duration.between(since, clock.instant());
        if (restarted) {
            verdict = verdict.asCondition(ContractRule.S10, "Keys are forgotten at a restart");
        }
        return verdict.then(() -> age.compareTo(TELLING) >= 0
                ? new Verdict.Held("A key of " + age.toDays() + " days ago is honoured.")
                : new Verdict.NotChecked(
                        "The oldest key is " + age.toDays() + " days old, and honoured. Verify again on "
                                + dateOf(since.plus(TELLING)) + ".",
                        Verdict.Needs.ANOTHER_RUN));
    }

    private static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
