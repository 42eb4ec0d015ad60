package io.certcron.bootstrap.verify.rule;

import io.certcron.application.redaction.Redactor;
import io.certcron.bootstrap.verify.exchange.Answer;
import io.certcron.bootstrap.verify.exchange.Batch;
import io.certcron.bootstrap.verify.exchange.Call;
import io.certcron.bootstrap.verify.exchange.Credential;
import io.certcron.bootstrap.verify.exchange.Exchange;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.Item;
import io.certcron.bootstrap.verify.exchange.Outcome;
import io.certcron.bootstrap.verify.exchange.ServiceCaller;
import io.certcron.bootstrap.verify.exchange.VerifiedService;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the checks have in common: the service, the certifications they may use, and what was said so far. */
public final class Conversation {

    private static final int TRIES = 3;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final VerifiedService service;
    private final ServiceCaller caller;
    private final Credential.Token token;
    private final LocalDate businessDate;
    private final Transcript transcript = new Transcript();
    private final Judge judge;
    private final Map<String, Item> sentItems = new ConcurrentHashMap<>();
    private final Set<ContractRule> broken = EnumSet.noneOf(ContractRule.class);
    private Supply supply = new Supply(List.of());

    /**
     * @param businessDate the date of the run that the service is told of
     * @param redactor knows the token
     */
    public Conversation(
            VerifiedService service,
            ServiceCaller caller,
            Credential.Token token,
            LocalDate businessDate,
            Redactor redactor) {
        this.service = service;
        this.caller = caller;
        this.token = token;
        this.businessDate = businessDate;
        this.judge = new Judge(new Showing(redactor));
    }

    /** Allows the use of certifications. */
    public void use(List<GivenCertification> certifications) {
        supply = new Supply(certifications);
    }

    /** What was said so far. */
    public Transcript transcript() {
        return transcript;
    }

    /** The items that the service says it has done now. */
    public List<Item> doneItems() {
        return transcript.done().stream()
                .flatMap(key -> Optional.ofNullable(sentItems.get(key)).stream())
                .toList();
    }

    VerifiedService service() {
        return service;
    }

    LocalDate businessDate() {
        return businessDate;
    }

    Judge judge() {
        return judge;
    }

    /** Sends a batch without items. */
    public Exchange ask() {
        return send(batch(List.of()));
    }

    /** Sends a request and notes what was answered. */
    Exchange send(Call call) {
        Exchange exchange = caller.call(call);
        transcript.add(exchange);
        return exchange;
    }

    Exchange send(Batch batch) {
        batch.items().forEach(item -> sentItems.put(item.key(), item));
        return send(Call.of(batch, token));
    }

    Exchange send(String what, String body, List<String> keys) {
        return send(Call.of(service, token, what, body, keys));
    }

    /** Sends a batch, and sends it again as long as the service puts it off; not for ever. */
    Exchange settle(Batch batch) {
        return settle(() -> send(batch));
    }

    /** Sends something again as long as the service puts it off; not for ever. */
    Exchange settle(Supplier<Exchange> sending) {
        Exchange exchange = sending.get();
        for (int tries = 1; tries < TRIES && isPutOff(exchange); tries++) {
            pause(exchange);
            exchange = sending.get();
        }
        return exchange;
    }

    private static boolean isPutOff(Exchange exchange) {
        return exchange.putOff() || Transcript.results(exchange).anyMatch(result -> result.outcome() == Outcome.RETRY);
    }

    private static void pause(Exchange exchange) {
        Duration asked = exchange.answer() instanceof Answer.Received received
                ? received.retryAfter().orElse(USUAL_PAUSE)
                : USUAL_PAUSE;
        try {
            TimeUnit.NANOSECONDS.sleep((asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE).toNanos());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    Batch batch(List<Item> items) {
        return new Batch(service, UUID.randomUUID(), businessDate, items);
    }

    Item item(GivenCertification certification) {
        return Item.of(service, certification, businessDate);
    }

    /** An item of a certification that doesn't exist. */
    Item madeUpItem() {
        return item(GivenCertification.madeUp(service.dueFor(businessDate)));
    }

    List<GivenCertification> take(int wanted) {
        return supply.take(wanted);
    }

    /** Makes a check with an item that can be done, if there is a certification left. */
    Verdict withItem(Function<Item, Verdict> check) {
        return withCertification(certification -> check.apply(item(certification)));
    }

    Verdict withCertification(Function<GivenCertification, Verdict> check) {
        return Optional.of(take(1))
                .filter(taken -> !taken.isEmpty())
                .map(taken -> check.apply(taken.get(0)))
                .orElseGet(() -> new Verdict.NotChecked(
                        "No certification is left to try it on: give more.", Verdict.Needs.MORE_IN_THIS_RUN));
    }

    /** Notes what became of a rule, for those that can only be seen where it holds. */
    public void note(ContractRule rule, Verdict verdict) {
        if (verdict instanceof Verdict.Broken) {
            broken.add(rule);
        }
    }

    /** The verdict; a fault is left to the first of the other rules that is broken as well. */
    Verdict unlessBroken(Verdict verdict, ContractRule... others) {
        return Arrays.stream(others)
                .filter(broken::contains)
                .findFirst()
                .map(other -> verdict.asCondition(other, "This can only be seen where that rule holds"))
                .orElse(verdict);
    }

    /** The item can be done, so it has to be done. */
    Verdict expectDone(Exchange exchange, Item item, String reason) {
        Verdict verdict = judge.expect(exchange, item, Outcome.DONE, reason);
        boolean wasPutOff =
                judge.outcomeOf(exchange, item).outcome() == Outcome.DUPLICATE && transcript.putOff(item.key());
        return wasPutOff
                ? verdict.asCondition(ContractRule.S12, "The item was put off, and is a `duplicate` now")
                : unlessBroken(verdict, ContractRule.S07);
    }

    /** The item was refused before, so that it must be possible to do it now. */
    Verdict expectNothingWasDone(Item item) {
        Exchange exchange = settle(batch(List.of(item)));
        return expectDone(
                exchange,
                item,
                ", as nothing of the request before may have been done (unless an earlier verification has used this"
                        + " certification)");
    }
}
