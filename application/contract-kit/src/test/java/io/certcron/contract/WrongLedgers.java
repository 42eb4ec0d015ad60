package io.certcron.contract;

import static java.util.stream.Collectors.toSet;

import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
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
                    chunk.claimToken(),
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
            return new ClaimedChunk(chunk.claimToken(), intents, chunk.skipped(), chunk.rejected());
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

    /** Remembers under which token each key was claimed last. */
    private abstract static class Remembering extends ForwardingLedger {

        final Map<IdempotencyKey, UUID> tokens = new HashMap<>();

        Remembering(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public synchronized ClaimedChunk claim(ClaimRequest request) {
            ClaimedChunk chunk = super.claim(request);
            NightJob.keys(chunk).forEach(key -> tokens.put(key, chunk.claimToken()));
            return chunk;
        }
    }

    static final class Tokenless extends Remembering {

        Tokenless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(UUID claimToken, List<Settlement> settlements) {
            return settlements.stream()
                    .mapToInt(each -> super.settle(tokens.getOrDefault(each.key(), claimToken), List.of(each)))
                    .sum();
        }
    }

    static final class Lumping extends Remembering {

        Lumping(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(UUID claimToken, List<Settlement> settlements) {
            Set<IdempotencyKey> mentioned =
                    settlements.stream().map(Settlement::key).collect(toSet());
            List<Settlement> all = new ArrayList<>(settlements);
            tokens.forEach((key, token) -> {
                if (token.equals(claimToken) && !mentioned.contains(key)) {
                    all.add(new Settlement.Done(key, false));
                }
            });
            return super.settle(claimToken, all);
        }
    }

    static final class Boasting extends ForwardingLedger {

        Boasting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(UUID claimToken, List<Settlement> settlements) {
            super.settle(claimToken, settlements);
            return settlements.size();
        }
    }

    static final class Hasty extends ForwardingLedger {

        Hasty(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public int settle(UUID claimToken, List<Settlement> settlements) {
            return super.settle(claimToken, settlements.subList(0, Math.min(1, settlements.size())));
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
                return new ClaimedChunk(UUID.randomUUID(), List.of(), 0, List.of());
            }
        }
    }

    static final class Timeless extends ForwardingLedger {

        Timeless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public long rearm(Channel channel) {
            return 0;
        }

        @Override
        public Optional<Duration> untilClaimable(Channel channel, LocalDate businessDate) {
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

    private static ClaimedChunk only(ClaimedChunk chunk, Predicate<ClaimedIntent> wanted) {
        List<ClaimedIntent> intents = chunk.intents().stream().filter(wanted).toList();
        return new ClaimedChunk(chunk.claimToken(), intents, chunk.skipped(), chunk.rejected());
    }
}
