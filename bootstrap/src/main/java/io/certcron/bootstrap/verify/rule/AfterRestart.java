package io.certcron.bootstrap.verify.rule;

/**
 * Whether keys outlived a restart.
 *
 * @param restarted whether the operator says that the service was restarted
 */
record AfterRestart(KeptKeys kept, boolean restarted) implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S10;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return restarted ? kept.verdict(conversation).orElseGet(AfterRestart::notYet) : notYet();
    }

    private static Verdict notYet() {
        return new Verdict.NotChecked(
                "Verify with --state FILE, restart the service, then verify with --state FILE --after-restart.",
                Verdict.Needs.ANOTHER_RUN);
    }
}
