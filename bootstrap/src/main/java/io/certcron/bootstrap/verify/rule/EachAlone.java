package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Exchange;
import java.util.List;

/** An item that can be done, between two that can't. */
final class EachAlone implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S15;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withItem(item -> {
            Exchange exchange = conversation.settle(
                    conversation.batch(List.of(conversation.madeUpItem(), item, conversation.madeUpItem())));
            return conversation.expectDone(exchange, item, ", whatever becomes of the other two, which do not exist");
        });
    }
}
