package io.certcron.persistence;

import static io.certcron.persistence.PostgresFixture.OWNER;
import static io.certcron.persistence.PostgresFixture.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Certification;
import io.certcron.persistence.CertificationLoader.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CertificationLoaderTest {

    private static final LocalDate EXPIRY = LocalDate.of(2026, 11, 21);

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.migrated();

    private final CertificationLoader loader =
            new CertificationLoader(database.dataSource(OWNER), CertificationTable.STANDARD);

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void loadsEveryKindOfDate() {
        load(
                certification(1, EXPIRY),
                certification(2, null),
                certification(3, LocalDate.MAX),
                certification(4, LocalDate.MIN),
                certification(5, LocalDate.of(12026, 1, 2)),
                certification(6, LocalDate.of(0, 2, 29)),
                certification(7, LocalDate.of(1, 1, 1)));

        assertThat(database.list(OWNER, "SELECT expiry_date::text FROM certifications ORDER BY certification_id"))
                .containsExactly(
                        "2026-11-21", null, "infinity", "-infinity", "12026-01-02", "0001-02-29 BC", "0001-01-01");
    }

    @Test
    void loadsEveryKindOfStatus() {
        String status = "a\tb\nc\rd\\e\\N ø 😀";

        load(new Certification(id(1), id(2), EXPIRY, status));

        assertThat(database.list(OWNER, "SELECT status FROM certifications")).containsExactly(status);
    }

    @Test
    void loadsManyAndTellsHowFarItIs() {
        List<Long> progress = new ArrayList<>();
        Iterator<Certification> many = LongStream.range(0, 25_000)
                .mapToObj(n -> certification(n, EXPIRY))
                .iterator();

        assertThat(loader.load(many, progress::add)).isEqualTo(new Outcome.Loaded(25_000));

        assertThat(progress).containsExactly(10_000L, 20_000L, 25_000L);
        assertThat(count()).isEqualTo("25000");
    }

    @Test
    void loadsNothingWhereThereIsNothing() {
        assertThat(load()).isEqualTo(new Outcome.Loaded(0));
    }

    @Test
    void namesAnIdThatComesTwiceAndLoadsNothing() {
        Outcome outcome = load(certification(1, EXPIRY), certification(2, EXPIRY), certification(1, null));

        assertThat(outcome).isEqualTo(new Outcome.Duplicate(id(1), false));
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void namesAnIdThatIsStoredAlreadyAndLoadsNothing() {
        load(certification(1, EXPIRY));

        Outcome outcome = load(certification(2, EXPIRY), certification(1, EXPIRY));

        assertThat(outcome).isEqualTo(new Outcome.Duplicate(id(1), true));
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void passesOnWhatTheIteratorThrowsAndLoadsNothing() {
        Iterator<Certification> breaksOff = LongStream.range(0, 25_000)
                .mapToObj(n -> {
                    if (n == 20_001) {
                        throw new IllegalArgumentException("line 20001");
                    }
                    return certification(n, EXPIRY);
                })
                .iterator();

        assertThatThrownBy(() -> loader.load(breaksOff, rows -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 20001");
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void isRefusedToTheRuntimeUser() {
        CertificationLoader asRuntime =
                new CertificationLoader(database.dataSource(RUNTIME), CertificationTable.STANDARD);

        assertThatThrownBy(
                        () -> asRuntime.load(List.of(certification(1, EXPIRY)).iterator(), rows -> {}))
                .isInstanceOfSatisfying(StorageException.class, failure -> {
                    assertThat(failure.sqlOperation()).isEqualTo("load_certifications");
                    assertThat(failure.sqlState()).contains("42501");
                });
    }

    private Outcome load(Certification... certifications) {
        return loader.load(List.of(certifications).iterator(), rows -> {});
    }

    private static String count() {
        return database.ask(OWNER, "SELECT count(*) FROM certifications");
    }

    private static Certification certification(long number, @Nullable LocalDate expiryDate) {
        return new Certification(id(number), id(number), expiryDate, "active");
    }

    private static UUID id(long number) {
        return new UUID(0x4000L, number);
    }
}
