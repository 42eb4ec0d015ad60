package io.certcron.persistence;

import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Schedules in PostgreSQL. */
public final class JdbiScheduleStore implements ScheduleStore {

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String INSERT =
            """
            INSERT INTO <schema>.certification_cron (
                cron_id, name, cron_expression, zone, workflow, enabled, pause_reason, created_at, updated_at)
            VALUES (:cron_id, :name, :cron_expression, :zone, :workflow, :enabled, :pause_reason, :now, :now)
            ON CONFLICT (name) DO NOTHING
            RETURNING *
            """;

    private static final String UPDATE =
            """
            UPDATE <schema>.certification_cron
            SET name = :name,
                cron_expression = :cron_expression,
                zone = :zone,
                workflow = :workflow,
                enabled = :enabled,
                pause_reason = :pause_reason,
                version = version + 1,
                updated_at = :now
            WHERE cron_id = :cron_id
            RETURNING *
            """;

    private static final String DELETE =
            """
            WITH awaited AS (
                DELETE FROM <schema>.certification_cron_slot
                WHERE cron_id = :cron_id AND decided_at IS NULL
            )
            DELETE FROM <schema>.certification_cron
            WHERE cron_id = :cron_id
            """;

    private static final String FIND =
            """
            SELECT *
            FROM <schema>.certification_cron
            WHERE cron_id = :cron_id
            """;

    private static final String FIND_BY_NAME =
            """
            SELECT *
            FROM <schema>.certification_cron
            WHERE name = :name
            """;

    private static final String LIST =
            """
            SELECT *
            FROM <schema>.certification_cron
            WHERE name > :after_name
            ORDER BY name
            """;

    /** Less than any name. */
    private static final String BEFORE_ALL = "";

    private final Storage storage;

    /** @param storage connects as the runtime user */
    public JdbiScheduleStore(Storage storage) {
        this.storage = storage;
    }

    @Override
    public ScheduleChange create(UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
        return storage.inTransaction("create_schedule", List.of(cronId), handle -> {
            Optional<Schedule> created = bind(handle.createQuery(INSERT), cronId, spec, now)
                    .map(ScheduleRow::read)
                    .findOne();
            if (created.isPresent()) {
                next.ifPresent(instant -> SlotRows.await(handle, cronId, instant));
                new JournalRows(handle, by, now).ofSchedule(OperatorAction.SCHEDULE_CREATED, cronId, Optional.empty());
            }
            return created.<ScheduleChange>map(ScheduleChange.Stored::new).orElseGet(ScheduleChange.NameTaken::new);
        });
    }

    @Override
    public ScheduleChange replace(
            UUID cronId, long expectedVersion, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
        try {
            return storage.inTransaction(
                    "replace_schedule", List.of(cronId), handle -> refusal(handle, cronId, expectedVersion)
                            .orElseGet(() -> replace(handle, cronId, spec, next, by, now)));
        } catch (StorageException e) {
            if (e.sqlState().filter(UNIQUE_VIOLATION::equals).isPresent()) {
                return new ScheduleChange.NameTaken();
            }
            throw e;
        }
    }

    @Override
    public ScheduleChange delete(UUID cronId, long expectedVersion, Operator by, Instant now) {
        return storage.inTransaction(
                "delete_schedule", List.of(cronId), handle -> refusal(handle, cronId, expectedVersion)
                        .orElseGet(() -> delete(handle, cronId, by, now)));
    }

    @Override
    public Optional<Schedule> find(UUID cronId) {
        return storage.inTransaction("find_schedule", List.of(cronId), handle -> find(handle, cronId));
    }

    @Override
    public Optional<Schedule> findByName(String name) {
        return storage.inTransaction("find_schedule_by_name", List.of(), handle -> handle.createQuery(FIND_BY_NAME)
                .bind("name", name)
                .map(ScheduleRow::readable)
                .findOne()
                .flatMap(readable -> readable));
    }

    @Override
    public List<Schedule> list(Optional<String> afterName, int limit) {
        return storage.inTransaction("list_schedules", List.of(), handle -> {
            try (Stream<Optional<Schedule>> rows = handle
                    .createQuery(LIST)
                    .bind("after_name", afterName.orElse(BEFORE_ALL))
                    .setFetchSize(limit)
                    .map(ScheduleRow::readable)
                    .stream()) {
                return rows.flatMap(Optional::stream).limit(limit).toList();
            }
        });
    }

    /** Empty also where somebody wrote by hand what no schedule can be. */
    static Optional<Schedule> find(Handle handle, UUID cronId) {
        return handle.createQuery(FIND)
                .bind("cron_id", cronId)
                .map(ScheduleRow::readable)
                .findOne()
                .flatMap(readable -> readable);
    }

    private static Optional<ScheduleChange> refusal(Handle handle, UUID cronId, long expectedVersion) {
        Optional<Long> version = ScheduleLock.acquire(handle, cronId);
        if (version.isEmpty()) {
            return Optional.of(new ScheduleChange.NotFound());
        }
        return version.filter(actual -> actual != expectedVersion).map(ScheduleChange.VersionDiffers::new);
    }

    private static ScheduleChange replace(
            Handle handle, UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
        OperatorAction action = find(handle, cronId)
                .map(before -> OperatorAction.ofReplacing(before.spec(), spec))
                .orElse(OperatorAction.SCHEDULE_CHANGED);
        Schedule replaced = bind(handle.createQuery(UPDATE), cronId, spec, now)
                .map(ScheduleRow::read)
                .one();
        SlotRows.stopAwaiting(handle, cronId, now);
        next.ifPresent(instant -> SlotRows.await(handle, cronId, instant));
        new JournalRows(handle, by, now)
                .ofSchedule(
                        action,
                        cronId,
                        action == OperatorAction.SCHEDULE_PAUSED ? spec.pauseReason() : Optional.empty());
        return new ScheduleChange.Stored(replaced);
    }

    private static ScheduleChange delete(Handle handle, UUID cronId, Operator by, Instant now) {
        handle.createUpdate(DELETE).bind("cron_id", cronId).execute();
        new JournalRows(handle, by, now).ofSchedule(OperatorAction.SCHEDULE_DELETED, cronId, Optional.empty());
        return new ScheduleChange.Deleted();
    }

    private static <T extends SqlStatement<T>> T bind(T statement, UUID cronId, ScheduleSpec spec, Instant now) {
        return statement
                .bind("cron_id", cronId)
                .bind("name", spec.name())
                .bind("cron_expression", spec.cronExpression())
                .bind("zone", spec.zone().getId())
                .bind("workflow", spec.workflow())
                .bind("enabled", spec.enabled())
                .bind("pause_reason", spec.pauseReason().orElse(null))
                .bind("now", now);
    }
}
