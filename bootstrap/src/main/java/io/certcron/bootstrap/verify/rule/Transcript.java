package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Answer;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Outcome;
import io.certcron.bootstrap.verify.exchange.Results;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that was said so far, in the order of the answers. Thread-safe. */
public final class Transcript {

    private final List<Exchange> exchanges = new ArrayList<>();

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    /** All of it. */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Whether the service has ever kept us waiting beyond the time limit. */
    public boolean timedOut() {
        return exchanges().stream().anyMatch(Exchange::timedOut);
    }

    /** The answers to batches that were taken. */
    List<Exchange> taken() {
        return exchanges().stream().filter(exchange -> exchange.hasStatus(200)).toList();
    }

    /** The keys that the service says it has done now. */
    public Set<String> done() {
        return keys(taken().stream()
                .flatMap(Transcript::results)
                .filter(result -> result.outcome() == Outcome.DONE)
                .map(Results.ItemResult::key));
    }

    /** The keys of which nobody knows what became of them: nothing readable was answered. */
    public Set<String> uncertain() {
        Set<String> keys = keys(exchanges().stream()
                .filter(Transcript::leavesInTheDark)
                .flatMap(exchange -> exchange.call().keys().stream()));
        keys.removeAll(done());
        return keys;
    }

    /** Whether the service has ever put this key off. */
    boolean putOff(String key) {
        return exchanges().stream()
                .anyMatch(exchange -> exchange.putOff()
                        ? exchange.call().keys().contains(key)
                        : results(exchange)
                                .anyMatch(result -> result.outcome() == Outcome.RETRY
                                        && result.key().equals(key)));
    }

    private static boolean leavesInTheDark(Exchange exchange) {
        if (!(exchange.answer() instanceof Answer.Received received)) {
            return true;
        }
        int status = received.status();
        return (status == 200 && Results.of(received).items().isEmpty()) || (status >= 500 && status != 503);
    }

    /** What a 200 says of items; nothing where it can't be read. */
    static Stream<Results.ItemResult> results(Exchange exchange) {
        return exchange.answer() instanceof Answer.Received received && received.status() == 200
                ? Results.of(received).items().stream().flatMap(List::stream)
                : Stream.empty();
    }

    private static Set<String> keys(Stream<String> keys) {
        Set<String> set = new LinkedHashSet<>();
        keys.forEach(set::add);
        return set;
    }
}
