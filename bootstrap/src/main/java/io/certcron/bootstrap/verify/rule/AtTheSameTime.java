package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Batch;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.Item;
import io.certcron.bootstrap.verify.exchange.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same items in several requests that leave together. */
final class AtTheSameTime implements RuleCheck {

    private static final int REQUESTS = 8;
    private static final int ITEMS = 3;

    /** The job sends such a request again. */
    private static final int CONFLICT = 409;

    @Override
    public ContractRule rule() {
        return ContractRule.S09;
    }

    @Override
    public Verdict check(Conversation conversation) {
        return conversation.withItem(first -> {
            List<Item> others = conversation.take(ITEMS - 1).stream()
                    .map(conversation::item)
                    .toList();
            Batch batch = conversation.batch(TwoLists.joined(List.of(first), others));
            List<Exchange> exchanges = allAtOnce(conversation, batch);
            return conversation.unlessBroken(
                    batch.items().stream()
                            .map(item -> verdict(conversation, exchanges, item))
                            .reduce(Verdict.held(), Verdict::and),
                    ContractRule.S07);
        });
    }

    private static List<Exchange> allAtOnce(Conversation conversation, Batch batch) {
        CountDownLatch together = new CountDownLatch(REQUESTS);
        ExecutorService senders = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<Exchange>> sent = IntStream.range(0, REQUESTS)
                    .mapToObj(each -> senders.submit(() -> {
                        together.countDown();
                        together.await();
                        return conversation.send(batch.ofAnotherRun());
                    }))
                    .toList();
            return sent.stream().map(AtTheSameTime::answerOf).toList();
        } finally {
            senders.shutdownNow();
        }
    }

    private static Exchange answerOf(Future<Exchange> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("A request was not sent", failure);
        }
    }

    private static Verdict verdict(Conversation conversation, List<Exchange> exchanges, Item item) {
        Judge judge = conversation.judge();
        List<Exchange> done = with(Outcome.DONE, judge, exchanges, item);
        if (done.size() > 1) {
            return judge.broken(
                    done.get(1),
                    "`done` in one of the " + REQUESTS + " requests, not in " + done.size() + ", for " + item.key());
        }
        Optional<Verdict> failed = exchanges.stream()
                .filter(exchange -> !exchange.hasStatus(CONFLICT))
                .flatMap(exchange -> judge.outcomeOf(exchange, item).otherwise().stream())
                .filter(Verdict.Broken.class::isInstance)
                .findFirst();
        if (failed.isPresent()) {
            return failed.get();
        }
        List<Exchange> rejected = with(Outcome.REJECTED, judge, exchanges, item);
        if (!rejected.isEmpty()) {
            return judge.broken(rejected.get(0), "`done`, `duplicate` or `retry` for " + item.key());
        }
        if (!done.isEmpty()) {
            return Verdict.held();
        }
        Verdict withoutDone = withoutDone(judge, exchanges, item);
        return conversation.transcript().putOff(item.key())
                ? withoutDone.asCondition(ContractRule.S12, "The item was put off, and is a `duplicate` now")
                : withoutDone;
    }

    private static Verdict withoutDone(Judge judge, List<Exchange> exchanges, Item item) {
        return with(Outcome.DUPLICATE, judge, exchanges, item).stream()
                .findFirst()
                .map(duplicate -> judge.broken(
                        duplicate,
                        "`done` in one of the " + REQUESTS + " requests for " + item.key()
                                + " (unless an earlier verification has used this certification)"))
                .orElseGet(() -> judge.expect(exchanges.get(0), item, Outcome.DONE));
    }

    private static List<Exchange> with(Outcome outcome, Judge judge, List<Exchange> exchanges, Item item) {
        return exchanges.stream()
                .filter(exchange -> judge.outcomeOf(exchange, item).outcome() == outcome)
                .toList();
    }
}
