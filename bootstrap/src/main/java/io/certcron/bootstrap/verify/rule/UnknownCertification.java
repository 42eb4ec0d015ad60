package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Item;
import io.certcron.bootstrap.verify.exchange.Outcome;
import java.util.List;

/** A certification that doesn't exist. */
final class UnknownCertification implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S13;
    }

    @Override
    public Verdict check(Conversation conversation) {
        Item unknown = conversation.madeUpItem();
        return conversation
                .judge()
                .expect(
                        conversation.settle(conversation.batch(List.of(unknown))),
                        unknown,
                        Outcome.REJECTED,
                        ", whose certification does not exist");
    }
}
