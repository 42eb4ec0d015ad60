package io.certcron.contract;

import static java.util.stream.Collectors.toSet;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.IdempotencyKey;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Ledgers that are each wrong in one way. */
final class WrongLedgers {

    private WrongLedgers() {}

    static final class Torn extends ForwardingLedger {

        Torn(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ClaimedChunk claim(ClaimRequest request) {
            ClaimedChunk chunk = super.claim(request);
            Set<UUID> mentors = new HashSet<>();
            ClaimedChunk torn = only(chunk, intent -> mentors.add(intent.peerMentorId()));
            List<IdempotencyKey> kept = NightJob.keys(torn);
            settle(
                    chunk.claim(),
                    NightJob.keys(chunk).stream()
                            .filter(key -> !kept.contains(key))
                            .<Settlement>map(Settlement.Release::new)
                            .toList());
            return torn;
        }
    }

    static final class Repeating extends ForwardingLedger {

        private Optional<ClaimedChunk> last = Optional.empty();

        Repeating(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public synchronized ClaimedChunk claim(ClaimRequest request) {
            ClaimedChunk chunk = last.orElseGet(() -> super.claim(request));
            last = last.isEmpty() && !chunk.isEmpty() ? Optional.of(chunk) : Optional.empty();
            return chunk;
        }
    }

    static final class Unsorted extends ForwardingLedger {

        Unsorted(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ClaimedChunk claim(ClaimRequest request) {
            ClaimedChunk chunk = super.claim(request);
            List<ClaimedIntent> intents = new ArrayList<>(chunk.intents());
            intents.sort(Comparator.comparing(ClaimedIntent::key));
            return new ClaimedChunk(chunk.claim(), intents, chunk.skipped(), chunk.rejected());
        }
    }

    static final class Timid extends ForwardingLedger {

        Timid(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ClaimedChunk claim(ClaimRequest request) {
            return only(super.claim(request), intent -> database.certification(intent.certificationId())
                    .map(Certification::status)
                    .filter("active"::equals)
                    .isPresent());
        }
    }

    /** Remembers under which claim each key was claimed last. */
    private abstract static class Remembering extends ForwardingLedger {

        final Map<IdempotencyKey, Claim> claims = new HashMap<>();

        Remembering(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public synchronized ClaimedChunk claim(ClaimRequest request) {
            ClaimedChunk chunk = super.claim(request);
            NightJob.keys(chunk).forEach(key -> claims.put(key, chunk.claim()));
            return chunk;
        }
    }

    static final class Tokenless extends Remembering {

        Tokenless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(Claim claim, List<Settlement> settlements) {
            return settlements.stream()
                    .mapToInt(each -> super.settle(claims.getOrDefault(each.key(), claim), List.of(each)))
                    .sum();
        }
    }

    static final class Lumping extends Remembering {

        Lumping(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(Claim claim, List<Settlement> settlements) {
            Set<IdempotencyKey> mentioned =
                    settlements.stream().map(Settlement::key).collect(toSet());
            List<Settlement> all = new ArrayList<>(settlements);
            claims.forEach((key, last) -> {
                if (last.equals(claim) && !mentioned.contains(key)) {
                    all.add(new Settlement.Done(key, false));
                }
            });
            return super.settle(claim, all);
        }
    }

    static final class Boasting extends ForwardingLedger {

        Boasting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(Claim claim, List<Settlement> settlements) {
            super.settle(claim, settlements);
            return settlements.size();
        }
    }

    static final class Hasty extends ForwardingLedger {

        Hasty(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(Claim claim, List<Settlement> settlements) {
            return super.settle(claim, settlements.subList(0, Math.min(1, settlements.size())));
        }
    }

    static final class Silent extends ForwardingLedger {

        Silent(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ClaimedChunk claim(ClaimRequest request) {
            try {
                return super.claim(request);
            } catch (StorageException swallowed) {
                Claim none = new Claim(UUID.randomUUID(), request.scope().runId(), request.worker());
                return new ClaimedChunk(none, List.of(), 0, List.of());
            }
        }
    }

    static final class Timeless extends ForwardingLedger {

        Timeless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public long rearm(OpenRun run, Channel channel) {
            return 0;
        }

        @Override
        public Optional<Duration> untilClaimable(DispatchScope scope) {
            return Optional.of(Duration.ZERO);
        }
    }

    static final class Miscounting extends ForwardingLedger {

        Miscounting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Backlog backlog(Channel channel, LocalDate businessDate) {
            Backlog backlog = super.backlog(channel, businessDate);
            return new Backlog(backlog.open() + backlog.held(), 0);
        }
    }

    /** Rearms for whoever asks. */
    static final class Obliging extends ForwardingLedger {

        Obliging(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public long rearm(OpenRun run, Channel channel) {
            InMemoryTables tables = database.tables();
            List<IntentRow> waiting = tables.ledger.values().stream()
                    .filter(row -> row.action.channel() == channel && row.waitsForNextRun())
                    .toList();
            waiting.forEach(row -> row.rearm(tables.now()));
            return waiting.size();
        }
    }

    /** Claims for a run that it opens itself, and has everybody wait. */
    static final class Unasked extends ForwardingLedger {

        Unasked(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ClaimedChunk claim(ClaimRequest request) {
            DispatchScope asked = request.scope();
            UUID other = database.runStore()
                    .open(Openings.opening(asked.businessDate()))
                    .runId();
            return super.claim(within(request, new DispatchScope(other, asked.channel(), asked.businessDate())));
        }
    }

    /** Counts for a run that nobody knows. */
    static final class Uncounting extends ForwardingLedger {

        Uncounting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(Claim claim, List<Settlement> settlements) {
            return super.settle(new Claim(claim.token(), UUID.randomUUID(), claim.worker()), settlements);
        }
    }

    /** Counts what was not settled as paused. */
    static final class Overcounting extends ForwardingLedger {

        Overcounting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(Claim claim, List<Settlement> settlements) {
            int changed = super.settle(claim, settlements);
            for (int i = changed; i < settlements.size(); i++) {
                database.tables().tally(claim.runId()).count(Channel.AUTO_PAUSE, InMemoryTally.Ending.DONE);
            }
            return changed;
        }
    }

    static final class Careless extends ForwardingLedger {

        Careless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor) {
            return 0;
        }
    }

    static final class Impatient extends ForwardingLedger {

        Impatient(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor) {
            return super.freeAbandoned(channel, redelivery, Duration.ZERO);
        }
    }

    static final class Trusting extends ForwardingLedger {

        Trusting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor) {
            return super.freeAbandoned(channel, Redelivery.ALWAYS, runOutFor);
        }
    }

    private static ClaimedChunk only(ClaimedChunk chunk, Predicate<ClaimedIntent> wanted) {
        List<ClaimedIntent> intents = chunk.intents().stream().filter(wanted).toList();
        return new ClaimedChunk(chunk.claim(), intents, chunk.skipped(), chunk.rejected());
    }
}
