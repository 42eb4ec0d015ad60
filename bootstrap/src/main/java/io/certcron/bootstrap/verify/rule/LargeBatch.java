package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.Item;
import java.util.List;
import java.util.stream.Stream;

/** The items of 50 mentors, of whom one has several: what a full night sends. */
final class LargeBatch implements RuleCheck {

    private static final int FURTHER_ITEMS = 10;

    @Override
    public ContractRule rule() {
        return ContractRule.S18;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withCertification(first -> {
            List<GivenCertification> known =
                    TwoLists.joined(List.of(first), conversation.take(TooManyMentors.MOST - 1));
            List<Item> items = known.stream().map(conversation::item).toList();
            Exchange exchange = conversation.settle(
                    conversation.batch(TwoLists.joined(fillers(conversation, first, known.size()), items)));
            return conversation.unlessBroken(
                    items.stream()
                            .map(item -> conversation.expectDone(exchange, item, ""))
                            .reduce(Verdict.held(), Verdict::and),
                    ContractRule.S15);
        });
    }

    /** Come first, so that a service that counts items instead of mentors is found out. */
    private static List<Item> fillers(Conversation conversation, GivenCertification first, int known) {
        return TwoLists.joined(
                Stream.generate(first::madeUpOfTheSameMentor)
                        .limit(FURTHER_ITEMS)
                        .map(conversation::item)
                        .toList(),
                Stream.generate(conversation::madeUpItem)
                        .limit(TooManyMentors.MOST - known)
                        .toList());
    }
}
