package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks once for the keys that earlier verifications had done. */
final class KeptKeys {

    private final List<RememberedKey> remembered;
    private @Nullable Verdict verdict;

    KeptKeys(List<RememberedKey> remembered) {
        this.remembered = List.copyOf(remembered);
    }

    /** Whether all are still honoured; empty where there are none. */
    Optional<Verdict> verdict(Conversation conversation) {
        if (remembered.isEmpty()) {
            return Optional.empty();
        }
        if (verdict == null) {
            verdict = ask(conversation);
        }
        return Optional.of(verdict);
    }

    private Verdict ask(Conversation conversation) {
        Exchange exchange = conversation.settle(
                conversation.batch(remembered.stream().map(RememberedKey::item).toList()));
        return remembered.stream()
                .map(key -> conversation
                        .judge()
                        .expect(exchange, key.item(), Outcome.DUPLICATE, ", which was done at " + key.doneAt()))
                .reduce(Verdict.held(), Verdict::and);
    }
}
