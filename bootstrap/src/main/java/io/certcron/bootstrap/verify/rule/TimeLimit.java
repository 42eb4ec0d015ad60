package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Exchange;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;

/** How long the answers have taken so far. */
final class TimeLimit implements RuleCheck {

    private final Duration limit;

    TimeLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public ContractRule rule() {
        return ContractRule.S20;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.transcript().exchanges().stream()
                .max(Comparator.comparing(Exchange::took))
                .map(slowest -> slowest.timedOut()
                        ? conversation.judge().broken(slowest, "the whole answer within " + seconds(limit))
                        : new Verdict.Held("The slowest answer took " + seconds(slowest.took()) + "."))
                .orElseGet(Verdict::held);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1_000.0);
    }
}
