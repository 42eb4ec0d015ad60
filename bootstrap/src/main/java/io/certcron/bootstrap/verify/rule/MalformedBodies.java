package io.certcron.bootstrap.verify.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.certcron.bootstrap.verify.exchange.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies that don't keep the contract, each in another way. */
final class MalformedBodies implements RuleCheck {

    @Override
    public ContractRule rule() {
        return ContractRule.S16;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withItem(item -> bodies(conversation, item).entrySet().stream()
                .map(body -> conversation
                        .judge()
                        .expectStatus(
                                conversation.send(body.getKey(), body.getValue(), List.of()), "400 or 422", 400, 422))
                .reduce(Verdict.held(), Verdict::and)
                .then(() -> conversation.expectNothingWasDone(item)));
    }

    private static Map<String, String> bodies(Conversation conversation, Item item) {
        ObjectNode whole = conversation.batch(List.of(item)).json();
        ObjectNode withoutKey = whole.deepCopy();
        ((ObjectNode) withoutKey.at("/items/0")).remove("idempotency_key");
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put(
                "a batch that is cut off",
                whole.toString().substring(0, whole.toString().length() - 2));
        bodies.put("an array in place of an object", "[" + whole + "]");
        bodies.put(
                "a batch whose items are no array",
                whole.deepCopy().put("items", "none").toString());
        bodies.put(
                "a batch without the field items",
                whole.deepCopy().without(List.of("items")).toString());
        bodies.put("a batch with an item without its key", withoutKey.toString());
        return bodies;
    }
}
