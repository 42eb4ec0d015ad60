package io.certcron.contract;

import io.certcron.contract.ServiceReply.ItemResult;
import io.certcron.contract.ServiceReply.Outcome;
import io.certcron.domain.IdempotencyKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The far side of a service contract, without a transport: it does what a good service does, unless it is told to answer
 * otherwise. A key that it has acted on is answered as a duplicate for ever. Thread-safe.
 *
 * <p>A transport calls {@link #receive} with each request that arrives and sends the reply back.
 */
public final class ScriptedService {

    private final Predicate<ReceivedItem> effect;
    private final Queue<Function<List<ReceivedItem>, ServiceReply>> script = new ArrayDeque<>();
    private final Map<IdempotencyKey, ItemResult> scriptedItems = new HashMap<>();
    private final List<List<ReceivedItem>> requests = new ArrayList<>();
    private final Set<IdempotencyKey> effects = new LinkedHashSet<>();

    /** A service whose effects have no consequence. */
    public ScriptedService() {
        this(item -> true);
    }

    /**
     * A service that acts.
     *
     * @param effect acts on an item, and tells whether it could; an item on which it could not is answered as rejected
     */
    public ScriptedService(Predicate<ReceivedItem> effect) {
        this.effect = effect;
    }

    /**
     * Answers one request, the next that has no answer yet, with the reply, and acts on none of its items.
     *
     * @param reply what it answers
     */
    public synchronized void answerNextWith(ServiceReply reply) {
        script.add(items -> reply);
    }

    /**
     * Acts on the next request's items as a good service does, and yet answers with the reply: a lost answer.
     *
     * @param reply what it answers
     */
    public synchronized void actOnNextAndAnswerWith(ServiceReply reply) {
        script.add(items -> {
            actOn(items);
            return reply;
        });
    }

    /**
     * Answers an item in this way, without acting on it, whenever it comes.
     *
     * @param result the item's key, and what is said about it
     */
    public synchronized void answerItemWith(ItemResult result) {
        scriptedItems.put(result.key(), result);
    }

    /**
     * Takes a request and says what to reply.
     *
     * @param items what the request asks for
     * @return what the transport has to send back
     */
    public synchronized ServiceReply receive(List<ReceivedItem> items) {
        requests.add(List.copyOf(items));
        Function<List<ReceivedItem>, ServiceReply> next = script.poll();
        return next == null ? actOn(items) : next.apply(items);
    }

    /** {@return the requests so far} */
    public synchronized List<List<ReceivedItem>> requests() {
        return List.copyOf(requests);
    }

    /** {@return the keys that were acted on, each of them once, in order} */
    public synchronized List<IdempotencyKey> effects() {
        return List.copyOf(effects);
    }

    private ServiceReply actOn(List<ReceivedItem> items) {
        return new ServiceReply.Results(items.stream().map(this::actOn).toList());
    }

    private ItemResult actOn(ReceivedItem item) {
        ItemResult scripted = scriptedItems.get(item.key());
        if (scripted != null) {
            return scripted;
        }
        if (effects.contains(item.key())) {
            return ItemResult.of(item.key(), Outcome.DUPLICATE);
        }
        if (!effect.test(item)) {
            return new ItemResult(item.key(), Outcome.REJECTED, Optional.of("CYCLE_ENDED"), Optional.empty());
        }
        effects.add(item.key());
        return ItemResult.of(item.key(), Outcome.DONE);
    }
}
