package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certcron.application.port.out.OperatorJournal.Entry;
import io.certcron.application.port.out.OperatorJournal.Subject;
import io.certcron.application.port.out.ScheduleChange;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiOperatorJournalTest {

    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
    private static final Operator ALICE = new Operator("alice", Operator.Way.COMMAND_LINE);
    private static final UUID CERTIFICATION = new UUID(7, 7);

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.migrated();

    private final Storage storage =
            new Storage(database.dataSource(PostgresFixture.RUNTIME), CertificationTable.STANDARD);

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void theDatabaseTakesEveryActionAndEveryWay() {
        storage.inTransaction("write", List.of(), handle -> {
            for (OperatorAction action : OperatorAction.values()) {
                new JournalRows(handle, ALICE, NOW).ofSchedule(action, new UUID(1, 1), Optional.empty());
            }
            for (Operator.Way way : Operator.Way.values()) {
                new JournalRows(handle, new Operator("alice", way), NOW).ofRequest(new UUID(1, 1), new UUID(2, 2));
            }
            return handle;
        });

        assertThat(latest(new Subject.Everything()))
                .extracting(Entry::action)
                .containsAll(Arrays.asList(OperatorAction.values()));
        assertThat(latest(new Subject.OfRun(new UUID(2, 2))))
                .extracting(entry -> entry.by().way())
                .containsExactlyInAnyOrder(Operator.Way.values());
    }

    @Test
    void decisionsOnOneCertificationAreFoundByTheirIndexAmongManyLongEntries() {
        database.run(
                PostgresFixture.RUNTIME,
                """
                INSERT INTO certification_cron_journal (happened_at, operator, way, action, certification_ids)
                SELECT now(), 'bob', 'PAGE', 'PAUSES_DROPPED', ARRAY (
                    SELECT md5(entry || '/' || number)::uuid FROM generate_series(1, 1000) AS number)
                FROM generate_series(1, 100) AS entry
                """);
        storage.inTransaction("write", List.of(), handle -> {
            new JournalRows(handle, ALICE, NOW).ofPauses(OperatorAction.PAUSES_RELEASED, List.of(CERTIFICATION));
            return handle;
        });
        database.run("postgres", "ANALYZE certification_cron_journal");

        List<String> plan = database.runtime().inTransaction(handle -> {
            handle.execute("SET LOCAL enable_seqscan = off");
            return handle.createQuery(
                            """
                            EXPLAIN SELECT *
                            FROM certification_cron_journal
                            WHERE certification_ids <> '{}' AND certification_ids @> ARRAY[:id]
                            """)
                    .bind("id", CERTIFICATION)
                    .mapTo(String.class)
                    .list();
        });

        assertThat(plan)
                .anyMatch(line -> line.contains("Bitmap Index Scan on certification_cron_journal_of_certification"));
        assertThat(latest(new Subject.OfCertification(CERTIFICATION)))
                .extracting(Entry::by, Entry::certificationIds)
                .containsExactly(tuple(ALICE, List.of(CERTIFICATION)));
    }

    @Test
    void replacingAScheduleThatNobodyCouldReadIsAChange() {
        UUID byHand = new UUID(1, 1);
        database.run(
                "postgres",
                """
                INSERT INTO certification_cron
                VALUES ('00000000-0000-0001-0000-000000000001', 'by hand', '@daily', 'Nowhere/Else', 'ALL', true, 1, now(),
                    now(), NULL)
                """);

        ScheduleChange change = new JdbiScheduleStore(storage)
                .replace(
                        byHand,
                        1,
                        ScheduleSpec.of("mended", "@daily", ZoneOffset.UTC, Workflow.ALL)
                                .paused(Optional.of("wait")),
                        Optional.empty(),
                        ALICE,
                        NOW);

        assertThat(change).isInstanceOf(ScheduleChange.Stored.class);
        assertThat(latest(new Subject.OfSchedule(byHand)))
                .extracting(Entry::action)
                .containsExactly(OperatorAction.SCHEDULE_CHANGED);
    }

    private List<Entry> latest(Subject subject) {
        return new JdbiOperatorJournal(storage).latest(subject, OptionalLong.empty(), 100);
    }
}
