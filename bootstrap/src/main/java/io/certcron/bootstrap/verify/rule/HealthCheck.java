package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Answer;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Results;

/** A batch without items. */
final class HealthCheck implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S01;
    }

    @Override
    public Verdict check(Conversation conversation) {
        Exchange exchange =
                conversation.transcript().exchanges().stream().findFirst().orElseGet(conversation::ask);
        String expected = "200 with {\"results\": []}";
        return conversation.judge().expectStatus(exchange, expected, 200).then(() -> Results.of(
                        (Answer.Received) exchange.answer())
                .items()
                .map(items ->
                        items.isEmpty() ? Verdict.held() : conversation.judge().broken(exchange, expected))
                .orElseGet(() -> Verdict.see(ContractRule.S04, "The answer can't be read")));
    }
}
