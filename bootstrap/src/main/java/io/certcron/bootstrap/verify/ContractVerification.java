package io.certcron.bootstrap.verify;

import io.certcron.application.redaction.Redactor;
import io.certcron.bootstrap.verify.Verification.Finished;
import io.certcron.bootstrap.verify.Verification.Refused;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.Item;
import io.certcron.bootstrap.verify.exchange.ServiceCaller;
import io.certcron.bootstrap.verify.rule.ContractRule;
import io.certcron.bootstrap.verify.rule.Conversation;
import io.certcron.bootstrap.verify.rule.RememberedKey;
import io.certcron.bootstrap.verify.rule.RuleCheck;
import io.certcron.bootstrap.verify.rule.Rules;
import io.certcron.bootstrap.verify.rule.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Verifies one service, once. Uses only certifications that it was given or that the service's sandbox offers. */
public final class ContractVerification {

    /** Enough to find a service that forgets, and few enough to put up with if it does. */
    private static final int KEYS_REMEMBERED = 5;

    private final VerificationSettings settings;
    private final List<RememberedKey> remembered;
    private final Clock clock;
    private final Consumer<ContractRule> progress;
    private final ServiceCaller caller;
    private final Conversation conversation;
    private final List<Checked> checked = new ArrayList<>();

    /**
     * @param remembered what earlier verifications had done
     * @param progress is told each rule as its check begins
     */
    public ContractVerification(
            VerificationSettings settings,
            List<RememberedKey> remembered,
            Clock clock,
            Consumer<ContractRule> progress) {
        this.settings = settings;
        this.remembered = Rules.stillHonoured(remembered, clock);
        this.clock = clock;
        this.progress = progress;
        this.caller = new ServiceCaller(settings.baseUrl(), settings.limit());
        this.conversation = new Conversation(
                settings.service(),
                caller,
                settings.token(),
                settings.businessDate(),
                new Redactor(Set.of(settings.token().token())));
    }

    /** Asks and judges. */
    public Verification run() {
        Instant startedAt = clock.instant();
        if (settings.restarted() && remembered.isEmpty()) {
            return new Refused(
                    "No key is remembered that the service still has to honour.",
                    "Verify once with --state FILE and without --after-restart, then restart the service.");
        }
        Optional<Refused> refused = Opening.refusal(conversation.ask());
        if (refused.isPresent()) {
            return refused.get();
        }
        return conversation.transcript().timedOut() || settings.restarted()
                ? finish(List.of(), startedAt)
                : withCertifications(startedAt);
    }

    private Verification withCertifications(Instant startedAt) {
        if (!settings.certifications().isEmpty()) {
            return finish(settings.certifications(), startedAt);
        }
        Sandbox.Offer offer = new Sandbox(settings, caller).ask();
        return offer instanceof Sandbox.Offer.Handed handed
                ? finish(handed.certifications(), startedAt)
                : new Refused(
                        "There are no certifications to try the rules on: none was given, and the service offers no"
                                + " sandbox (" + ((Sandbox.Offer.None) offer).reason() + ").",
                        "Give --certifications FILE with at least " + Rules.CERTIFICATIONS_NEEDED
                                + " that may be used up, or have the service offer a sandbox as its contract"
                                + " describes.");
    }

    private Finished finish(List<GivenCertification> certifications, Instant startedAt) {
        conversation.use(certifications);
        Rules.asking(remembered, settings.restarted(), clock).forEach(this::ask);
        Rules.lookingBack(remembered, settings.limit()).forEach(this::check);
        notInThisRun();
        checked.sort(Comparator.comparing(Checked::rule));
        return new Finished(
                settings,
                origin(certifications),
                checked,
                conversation.transcript().done(),
                conversation.transcript().uncertain(),
                startedAt,
                Duration.between(startedAt, clock.instant()));
    }

    private void ask(RuleCheck check) {
        if (conversation.transcript().timedOut()) {
            note(check.rule(), Verdict.see(ContractRule.S20, "The service kept us waiting too long before"), 0);
        } else {
            check(check);
        }
    }

    private void check(RuleCheck check) {
        progress.accept(check.rule());
        long started = System.nanoTime();
        Verdict verdict = check.check(conversation);
        conversation.note(check.rule(), verdict);
        note(check.rule(), verdict, System.nanoTime() - started);
    }

    private void notInThisRun() {
        Set<ContractRule> seen = checked.stream().map(Checked::rule).collect(Collectors.toSet());
        for (ContractRule rule : ContractRule.values()) {
            if (!seen.contains(rule)) {
                note(
                        rule,
                        new Verdict.NotChecked(
                                "With --after-restart only remembered keys are sent.", Verdict.Needs.ANOTHER_RUN),
                        0);
            }
        }
    }

    private void note(ContractRule rule, Verdict verdict, long nanos) {
        checked.add(new Checked(rule, verdict, Duration.ofNanos(nanos)));
    }

    private String origin(List<GivenCertification> certifications) {
        if (settings.restarted()) {
            return "none; " + remembered.size() + " remembered keys are sent again";
        }
        return certifications.size()
                + (settings.certifications().isEmpty() ? " that the service's sandbox offers" : " that were given");
    }

    /** What to remember for the next verification. */
    public List<RememberedKey> toRemember() {
        List<RememberedKey> keys = new ArrayList<>(remembered);
        Set<String> known = remembered.stream().map(key -> key.item().key()).collect(Collectors.toSet());
        conversation.doneItems().stream()
                .filter((Item item) -> !known.contains(item.key()))
                .limit(KEYS_REMEMBERED)
                .forEach(item -> keys.add(new RememberedKey(item, clock.instant())));
        return List.copyOf(keys);
    }
}
