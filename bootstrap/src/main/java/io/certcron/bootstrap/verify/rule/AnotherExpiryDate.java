package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.Item;
import io.certcron.bootstrap.verify.exchange.Outcome;
import java.time.LocalDate;
import java.util.List;

/** A certification that expires a day earlier or later than the item says. */
final class AnotherExpiryDate implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S14;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withCertification(certification -> {
            Item wrong = conversation.item(certification.expiring(otherDate(conversation, certification)));
            return conversation
                    .judge()
                    .expect(
                            conversation.settle(conversation.batch(List.of(wrong))),
                            wrong,
                            Outcome.REJECTED,
                            ", whose certification expires on " + certification.expiryDate())
                    .then(() -> conversation.expectNothingWasDone(conversation.item(certification)));
        });
    }

    private static LocalDate otherDate(Conversation conversation, GivenCertification certification) {
        LocalDate earlier = certification.expiryDate().minusDays(1);
        return conversation.service().takes(earlier, conversation.businessDate())
                ? earlier
                : certification.expiryDate().plusDays(1);
    }
}
