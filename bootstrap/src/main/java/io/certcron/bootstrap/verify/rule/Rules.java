package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Credential;
import io.certcron.bootstrap.verify.exchange.Results;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The checks in the order in which they are made. */
public final class Rules {

    /** As many certifications as the checks can use. */
    public static final int CERTIFICATIONS_USED = 64;

    /** With fewer, some rules are not checked. */
    public static final int CERTIFICATIONS_NEEDED = 15;

    private Rules() {}

    /** Those that ask the service; they stop once it has kept them waiting too long. */
    public static List<RuleCheck> asking(List<RememberedKey> remembered, boolean restarted, Clock clock) {
        List<RuleCheck> ofMemory = ofMemory(remembered, restarted, clock);
        return restarted
                ? TwoLists.joined(List.of(new HealthCheck()), ofMemory)
                : TwoLists.joined(ofMemory, ofThisRun());
    }

    /** Those that look at what was answered. */
    public static List<RuleCheck> lookingBack(List<RememberedKey> remembered, Duration limit) {
        return List.of(
                new FormOfAnswers(ContractRule.S04, Results::faultsOfTheAnswer),
                new EveryItem(),
                new FormOfAnswers(ContractRule.S06, Results::faultsOfResults),
                new NotNow(remembered),
                new TimeLimit(limit));
    }

    /** The keys that a service still has to honour. */
    public static List<RememberedKey> stillHonoured(List<RememberedKey> remembered, Clock clock) {
        Instant since = clock.instant().minus(AfterDays.HONOURED);
        return remembered.stream().filter(key -> key.doneAt().isAfter(since)).toList();
    }

    private static List<RuleCheck> ofMemory(List<RememberedKey> remembered, boolean restarted, Clock clock) {
        KeptKeys kept = new KeptKeys(remembered);
        return List.of(new AfterRestart(kept, restarted), new AfterDays(kept, remembered, restarted, clock));
    }

    private static List<RuleCheck> ofThisRun() {
        return List.of(
                new HealthCheck(),
                new FirstTime(),
                new RefusedCredential(ContractRule.S02, new Credential.NoToken()),
                new RefusedCredential(ContractRule.S03, new Credential.WrongToken()),
                new EachAlone(),
                new SentAgain(),
                new AtTheSameTime(),
                new UnknownCertification(),
                new AnotherExpiryDate(),
                new MalformedBodies(),
                new TooManyMentors(),
                new MoreFields(),
                new LargeBatch());
    }
}
