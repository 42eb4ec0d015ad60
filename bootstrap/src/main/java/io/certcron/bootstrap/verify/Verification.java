package io.certcron.bootstrap.verify;

import io.certcron.bootstrap.verify.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How a verification ended. */
public sealed interface Verification {

    /**
     * Nothing was verified, and nothing was done.
     *
     * @param reason why, a sentence
     * @param fix what to do about it, a sentence
     */
    record Refused(String reason, String fix) implements Verification {}

    /**
     * The rules were looked at.
     *
     * @param settings what was verified
     * @param certifications how many could be used, and where they come from
     * @param rules each rule, in the order of their numbers
     * @param done the keys of the effects that the service says it had, in the order in which it said so
     * @param uncertain the keys of requests without a readable answer: perhaps they had effects
     */
    record Finished(
            VerificationSettings settings,
            String certifications,
            List<Checked> rules,
            Set<String> done,
            Set<String> uncertain,
            Instant startedAt,
            Duration took)
            implements Verification {

        public Finished {
            rules = List.copyOf(rules);
        }

        /** How many rules ended with such a verdict. */
        public long count(Class<? extends Verdict> kind) {
            return rules.stream().map(Checked::verdict).filter(kind::isInstance).count();
        }

        /** Whether something was missing to check a rule that this verification is to check. */
        public boolean isIncomplete() {
            return rules.stream()
                    .map(Checked::verdict)
                    .anyMatch(verdict -> verdict instanceof Verdict.NotChecked unchecked
                            && unchecked.needs() == Verdict.Needs.MORE_IN_THIS_RUN);
        }
    }
}
