package io.certcron.bootstrap.verify.rule;

/** Looks whether a service keeps one rule. */
public interface RuleCheck {

    /** The rule. */
    ContractRule rule();

    /** Asks the service, or looks at what it has answered so far. */
    Verdict check(Conversation conversation);
}
