package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Results.ItemResult;
import java.util.ArrayList;
import java.util.List;

/** Whether every answer so far named each key once, and no other. */
final class EveryItem implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S05;
    }

    @Override
    public Verdict check(Conversation conversation) {
        List<Exchange> readable = conversation.transcript().taken().stream()
                .filter(exchange -> !exchange.call().keys().isEmpty())
                .filter(exchange -> Transcript.results(exchange).findAny().isPresent())
                .toList();
        return readable.isEmpty()
                ? Verdict.see(ContractRule.S04, "There is no answer with results")
                : readable.stream()
                        .map(exchange -> verdict(conversation.judge(), exchange))
                        .filter(Verdict.Broken.class::isInstance)
                        .findFirst()
                        .orElseGet(() -> new Verdict.Held("Answers looked at: " + readable.size() + "."));
    }

    private static Verdict verdict(Judge judge, Exchange exchange) {
        List<String> asked = exchange.call().keys();
        List<String> answered =
                Transcript.results(exchange).map(ItemResult::key).toList();
        List<String> missing = minus(asked, answered);
        List<String> tooMany = minus(answered, asked);
        if (!missing.isEmpty()) {
            return judge.broken(exchange, "a result for each key; there is none for " + missing.get(0));
        }
        return tooMany.isEmpty()
                ? Verdict.held()
                : judge.broken(exchange, "one result for each key and no other; " + tooMany.size() + " too many");
    }

    private static List<String> minus(List<String> some, List<String> others) {
        List<String> left = new ArrayList<>(some);
        others.forEach(left::remove);
        return left;
    }
}
