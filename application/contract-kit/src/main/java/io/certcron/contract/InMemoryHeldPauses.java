package io.certcron.contract;

import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.HeldPauses;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The held pauses of an {@link InMemoryDatabase}. */
public final class InMemoryHeldPauses implements HeldPauses {

    private static final String DROPPED = "PAUSE_DROPPED";

    private final InMemoryTables tables;
    private final Set<String> activeStatuses;

    InMemoryHeldPauses(InMemoryTables tables, Set<String> activeStatuses) {
        this.tables = tables;
        this.activeStatuses = Set.copyOf(activeStatuses);
    }

    @Override
    public long count() {
        return tables.transaction("count_held_pauses", () -> held().count());
    }

    @Override
    public List<HeldPause> list(Optional<IdempotencyKey> after, int limit) {
        return tables.transaction("list_held_pauses", () -> held().filter(
                        row -> after.map(last -> row.key.compareTo(last) > 0).orElse(true))
                .limit(limit)
                .map(row -> row.heldPause(isStillDue(row)))
                .toList());
    }

    @Override
    public int release(List<IdempotencyKey> keys, Operator by) {
        return tables.transaction("release_held_pauses", () -> {
            List<UUID> released = change(keys, row -> row.putOff(null, OptionalInt.empty(), tables.now()));
            tables.journal.ofPauses(OperatorAction.PAUSES_RELEASED, released, by, tables.now());
            return released.size();
        });
    }

    @Override
    public int drop(List<IdempotencyKey> keys, Operator by) {
        return tables.transaction("drop_held_pauses", () -> {
            List<UUID> dropped =
                    change(keys, row -> row.settle(IntentStatus.SKIPPED, DROPPED, OptionalInt.empty(), tables.now()));
            tables.journal.ofPauses(OperatorAction.PAUSES_DROPPED, dropped, by, tables.now());
            return dropped.size();
        });
    }

    private List<UUID> change(List<IdempotencyKey> keys, Consumer<IntentRow> change) {
        List<IntentRow> chosen = held().filter(row -> keys.contains(row.key)).toList();
        chosen.forEach(change);
        return chosen.stream().map(row -> row.certificationId).toList();
    }

    private Stream<IntentRow> held() {
        return tables.ledger.values().stream()
                .filter(row -> row.status() == IntentStatus.HELD && row.action.channel() == Channel.AUTO_PAUSE);
    }

    private boolean isStillDue(IntentRow row) {
        return Optional.ofNullable(tables.certifications.get(row.certificationId))
                .filter(each -> row.expiryDate.equals(each.expiryDate()))
                .map(Certification::status)
                .filter(activeStatuses::contains)
                .isPresent();
    }
}
