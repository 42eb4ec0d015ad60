package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Answer;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Item;
import io.certcron.bootstrap.verify.exchange.Outcome;
import io.certcron.bootstrap.verify.exchange.Results;
import io.certcron.bootstrap.verify.exchange.Results.ItemResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds answers against what a rule expects. A fault that another rule is about is left to that rule. */
final class Judge {

    private final Showing showing;

    Judge(Showing showing) {
        this.showing = showing;
    }

    /** The answer has one of these statuses. */
    Verdict expectStatus(Exchange exchange, String expected, Integer... statuses) {
        if (exchange.timedOut()) {
            return late();
        }
        return Arrays.stream(statuses).anyMatch(exchange::hasStatus) ? Verdict.held() : broken(exchange, expected);
    }

    /** The item has the outcome. */
    Verdict expect(Exchange exchange, Item item, Outcome expected) {
        return expect(exchange, item, expected, "");
    }

    /** The item has the outcome, and otherwise the reason tells why it should. */
    Verdict expect(Exchange exchange, Item item, Outcome expected, String reason) {
        Finding finding = outcomeOf(exchange, item);
        if (finding.otherwise().isPresent()) {
            return finding.otherwise().get();
        }
        return finding.outcome() == expected
                ? Verdict.held()
                : broken(exchange, "`" + expected.word() + "` for " + item.key() + reason);
    }

    /**
     * What is said of an item.
     *
     * @param otherwise the verdict where the answer says nothing that could be judged
     */
    record Finding(Outcome outcome, Optional<Verdict> otherwise) {
        static Finding none(Verdict verdict) {
            return new Finding(Outcome.UNKNOWN, Optional.of(verdict));
        }
    }

    Finding outcomeOf(Exchange exchange, Item item) {
        if (!(exchange.answer() instanceof Answer.Received received)) {
            return Finding.none(exchange.timedOut() ? late() : broken(exchange, "an answer"));
        }
        if (exchange.putOff()) {
            return Finding.none(new Verdict.NotChecked(
                    "The service was busy and answered " + received.status() + ".", Verdict.Needs.MORE_IN_THIS_RUN));
        }
        if (received.status() != 200) {
            return Optional.of(exchange.call().keys().size())
                    .filter(keys -> keys == 1)
                    .flatMap(only -> Results.ofTheOnlyItem(received))
                    .map(outcome -> new Finding(outcome, Optional.empty()))
                    .orElseGet(() -> Finding.none(broken(exchange, "200 with a result for " + item.key())));
        }
        return ofResults(Results.of(received), item);
    }

    private static Finding ofResults(Results results, Item item) {
        if (results.items().isEmpty()) {
            return Finding.none(Verdict.see(ContractRule.S04, "The answer can't be read"));
        }
        List<Outcome> outcomes = results.items().get().stream()
                .filter(result -> result.key().equals(item.key()))
                .map(ItemResult::outcome)
                .distinct()
                .toList();
        if (outcomes.size() != 1) {
            return Finding.none(Verdict.see(ContractRule.S05, "The answer does not say once what became of the item"));
        }
        return switch (outcomes.get(0)) {
            case UNKNOWN -> Finding.none(Verdict.see(ContractRule.S06, "The outcome is none of the four"));
            case RETRY ->
                Finding.none(
                        new Verdict.NotChecked("The service kept answering `retry`.", Verdict.Needs.MORE_IN_THIS_RUN));
            default -> new Finding(outcomes.get(0), Optional.empty());
        };
    }

    Verdict broken(Exchange exchange, String expected) {
        return new Verdict.Broken(List.of(showing.evidence(exchange, expected)));
    }

    Verdict broken(Exchange exchange, List<String> faults) {
        return broken(
                exchange, faults.stream().collect(Collectors.joining("; ", "an answer without a fault, but ", "")));
    }

    static Verdict late() {
        return Verdict.see(ContractRule.S20, "There was no answer within the time limit");
    }
}
