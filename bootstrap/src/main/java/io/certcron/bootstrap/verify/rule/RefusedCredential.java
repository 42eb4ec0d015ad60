package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Call;
import io.certcron.bootstrap.verify.exchange.Credential;
import java.util.List;

/** A request without the token or with a wrong one. */
record RefusedCredential(ContractRule rule, Credential credential) implements RuleCheck {

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withItem(item -> conversation
                .judge()
                .expectStatus(
                        conversation.send(Call.of(conversation.batch(List.of(item)), credential)),
                        "401 or 403",
                        401,
                        403)
                .then(() -> conversation.expectNothingWasDone(item)));
    }
}
