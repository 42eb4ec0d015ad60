package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Batch;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Item;
import java.util.List;
import java.util.stream.Stream;

/** The items of 51 mentors. */
final class TooManyMentors implements RuleCheck {

    static final int MOST = 50;

    @Override
    public ContractRule rule() {
        return ContractRule.S17;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withItem(item -> {
            List<Item> others =
                    Stream.generate(conversation::madeUpItem).limit(MOST).toList();
            Batch tooLarge = conversation.batch(TwoLists.joined(List.of(item), others));
            Exchange exchange =
                    conversation.send("a batch of 51 mentors", tooLarge.json().toString(), List.of());
            return conversation
                    .judge()
                    .expectStatus(exchange, "400 or 422, as these are the items of 51 mentors", 400, 422)
                    .then(() -> conversation.expectNothingWasDone(item));
        });
    }
}
