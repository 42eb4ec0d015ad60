package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Batch;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Item;
import java.util.List;

/** Keys that nobody has sent before. */
final class FirstTime implements RuleCheck {

    private static final int ITEMS = 3;

    @Override
    public ContractRule rule() {
        return ContractRule.S07;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withItem(first -> {
            List<Item> others = conversation.take(ITEMS - 1).stream()
                    .map(conversation::item)
                    .toList();
            Batch batch = conversation.batch(TwoLists.joined(List.of(first), others));
            Exchange exchange = conversation.settle(batch);
            return batch.items().stream()
                    .map(item -> conversation.expectDone(
                            exchange, item, " (unless an earlier verification has used this certification)"))
                    .reduce(Verdict.held(), Verdict::and);
        });
    }
}
