package io.certcron.bootstrap.verify.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certcron.bootstrap.verify.exchange.Exchange;
import java.util.List;

/** A batch with fields that the contract may get one day. */
final class MoreFields implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S19;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withItem(item -> {
            ObjectNode body = conversation.batch(List.of(item)).json().put("a_later_field", true);
            ((ObjectNode) body.at("/items/0")).put("another_later_field", 1);
            Exchange exchange = conversation.settle(
                    () -> conversation.send("a batch with more fields", body.toString(), List.of(item.key())));
            return conversation.expectDone(exchange, item, "");
        });
    }
}
