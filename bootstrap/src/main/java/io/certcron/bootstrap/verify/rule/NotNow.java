package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Results.ItemResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What became of items that the service has put off. */
final class NotNow implements RuleCheck {

    private final Set<String> doneBefore;

    /** @param remembered what earlier verifications had done */
    NotNow(List<RememberedKey> remembered) {
        doneBefore =
                new HashSet<>(remembered.stream().map(key -> key.item().key()).toList());
    }

    @Override
    public ContractRule rule() {
        return ContractRule.S12;
    }

    @Override
    public Verdict check(Conversation conversation) {
        Set<String> done = new HashSet<>(doneBefore);
        Set<String> putOff = new HashSet<>();
        boolean seen = false;
        for (Exchange exchange : conversation.transcript().exchanges()) {
            if (exchange.putOff()) {
                putOff.addAll(exchange.call().keys());
            }
            for (ItemResult result : Transcript.results(exchange).toList()) {
                switch (result.outcome()) {
                    case RETRY -> putOff.add(result.key());
                    case DONE -> {
                        seen |= putOff.contains(result.key());
                        done.add(result.key());
                    }
                    case DUPLICATE -> {
                        if (putOff.contains(result.key()) && !done.contains(result.key())) {
                            return conversation
                                    .judge()
                                    .broken(exchange, "`done` for " + result.key() + ", which was put off before");
                        }
                    }
                    default -> {}
                }
            }
        }
        return seen
                ? new Verdict.Held("What was put off was done later.")
                : new Verdict.NotChecked(
                        "The service has put nothing off that it did later.", Verdict.Needs.ANOTHER_RUN);
    }
}
