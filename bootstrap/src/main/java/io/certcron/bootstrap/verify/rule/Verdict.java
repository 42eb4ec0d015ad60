package io.certcron.bootstrap.verify.rule;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a check found. */
public sealed interface Verdict {

    /**
     * The service keeps the rule, as far as the check can see.
     *
     * @param note what the check saw; may be empty
     */
    record Held(String note) implements Verdict {}

    /** The service breaks the rule. */
    record Broken(List<Evidence> evidence) implements Verdict {
        public Broken {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Nobody knows.
     *
     * @param reason why, a sentence
     * @param needs what has to happen first
     */
    record NotChecked(String reason, Needs needs) implements Verdict {}

    /** What a check that was not made has to wait for. */
    enum Needs {
        /** Something in this verification was missing: it is incomplete. */
        MORE_IN_THIS_RUN,
        /** Another rule has to hold first. */
        ANOTHER_RULE,
        /** It is for another verification to find out, or for chance. */
        ANOTHER_RUN
    }

    /** Nothing to complain about, and nothing to say. */
    static Verdict held() {
        return new Held("");
    }

    /** Another rule has to hold first. */
    static Verdict see(ContractRule other, String reason) {
        return new NotChecked(reason + ": see " + other + ".", Needs.ANOTHER_RULE);
    }

    /** This verdict, unless it is that the rule held: then the next one. */
    default Verdict then(Supplier<Verdict> next) {
        return this instanceof Held ? next.get() : this;
    }

    /** The worse of the two, with all the evidence. */
    default Verdict and(Verdict other) {
        if (this instanceof Broken one && other instanceof Broken two) {
            return new Broken(Stream.concat(one.evidence().stream(), two.evidence().stream())
                    .toList());
        }
        return other instanceof Broken || this instanceof Held ? other : this;
    }

    /** Where it has to hold before a rule can be looked at: a fault is another rule's. */
    default Verdict asCondition(ContractRule other, String reason) {
        return this instanceof Broken ? see(other, reason) : this;
    }
}
