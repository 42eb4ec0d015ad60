package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Batch;
import io.certcron.bootstrap.verify.exchange.Outcome;
import java.util.List;

/** A key that was acted on, once more: beside another item, and as it was. */
final class SentAgain implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S08;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withItem(item -> {
            Batch first = conversation.batch(List.of(item));
            Batch nextNight = first.ofTheNextNight(List.of(conversation.madeUpItem(), item));
            Judge judge = conversation.judge();
            return judge.expect(conversation.settle(first), item, Outcome.DONE)
                    .asCondition(ContractRule.S07, "The item was not done in the first place")
                    .then(() -> conversation.unlessBroken(
                            judge.expect(conversation.settle(nextNight), item, Outcome.DUPLICATE), ContractRule.S15))
                    .then(() -> judge.expect(conversation.settle(first), item, Outcome.DUPLICATE));
        });
    }
}
