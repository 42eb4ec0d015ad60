package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Answer;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Results;
import java.util.List;
import java.util.function.Function;

/**
 * How every answer so far was written.
 *
 * @param faults those that the rule is about
 */
record FormOfAnswers(ContractRule rule, Function<Results, List<String>> faults) implements RuleCheck {

    @Override
    public Verdict check(Conversation conversation) {
        List<Exchange> taken = conversation.transcript().taken();
        return taken.isEmpty()
                ? Verdict.see(
                        conversation.transcript().timedOut() ? ContractRule.S20 : ContractRule.S01,
                        "No batch was taken")
                : taken.stream()
                        .map(exchange -> verdict(conversation.judge(), exchange))
                        .filter(Verdict.Broken.class::isInstance)
                        .findFirst()
                        .orElseGet(() -> new Verdict.Held("Answers looked at: " + taken.size() + "."));
    }

    private Verdict verdict(Judge judge, Exchange exchange) {
        List<String> found = faults.apply(Results.of((Answer.Received) exchange.answer()));
        return found.isEmpty() ? Verdict.held() : judge.broken(exchange, found);
    }
}
