package io.certcron.application.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.log.CapturedEvent;
import io.certcron.application.log.CapturedEvents;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PauseCheckTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final UUID ID = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    private final CapturedEvents events = new CapturedEvents();

    @Test
    void warnsOfMissedPausesAndSaysWhatToDo() {
        FlaggedCertifications missed = new FlaggedCertifications(1, List.of(ID));

        assertThat(check(() -> missed, () -> FlaggedCertifications.NONE))
                .isEqualTo(new MonitoringResult.Checked(missed, FlaggedCertifications.NONE));
        CapturedEvent warning = events.only();
        assertThat(warning.severity()).isEqualTo("WARN");
        assertThat(warning.errorCode()).isEqualTo("MISSED_PAUSES");
        assertThat(warning.context())
                .contains(entry("missed_pause_count", 1L), entry("certification_ids", List.of(ID.toString())));
        assertThat(warning.context().get("remediation")).asString().contains("Pause each mentor");
    }

    @Test
    void warnsOfUnconfirmedPauses() {
        FlaggedCertifications unconfirmed = new FlaggedCertifications(1, List.of(ID));

        assertThat(check(() -> FlaggedCertifications.NONE, () -> unconfirmed))
                .isEqualTo(new MonitoringResult.Checked(FlaggedCertifications.NONE, unconfirmed));
        CapturedEvent warning = events.only();
        assertThat(warning.severity()).isEqualTo("WARN");
        assertThat(warning.errorCode()).isEqualTo("PAUSE_UNCONFIRMED");
        assertThat(warning.context())
                .contains(entry("unconfirmed_pause_count", 1L), entry("certification_ids", List.of(ID.toString())));
    }

    @Test
    void saysNothingWhereNothingIsFound() {
        assertThat(check(() -> FlaggedCertifications.NONE, () -> FlaggedCertifications.NONE))
                .isEqualTo(new MonitoringResult.Checked(FlaggedCertifications.NONE, FlaggedCertifications.NONE));
        assertThat(events.all()).isEmpty();
    }

    @Test
    void countsAllAndNamesNoMoreThanALogLineHolds() {
        List<UUID> ids = Stream.generate(UUID::randomUUID)
                .limit(PauseCheck.MAX_LOGGED_IDS + 1L)
                .toList();

        check(() -> new FlaggedCertifications(70_000, ids), () -> FlaggedCertifications.NONE);

        assertThat(events.only().context()).contains(entry("missed_pause_count", 70_000L));
        assertThat(events.only().context().get("certification_ids"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(PauseCheck.MAX_LOGGED_IDS);
    }

    @Test
    void warnsWithoutThrowingWhereTheQueryFails() {
        Supplier<FlaggedCertifications> refused = () -> {
            throw new StorageException("find_missed", Optional.of("57014"), false, List.of(), new Exception());
        };

        assertThat(check(refused, () -> FlaggedCertifications.NONE)).isEqualTo(new MonitoringResult.Unavailable());
        CapturedEvent warning = events.only();
        assertThat(warning.severity()).isEqualTo("WARN");
        assertThat(warning.errorCode()).isEqualTo("MONITORING_FAILED");
        assertThat(warning.context()).contains(entry("sql_operation", "find_missed"), entry("sql_state", "57014"));
        assertThat(warning.stackTrace()).isNull();
    }

    @Test
    void warnsWithAStackTraceWhereTheMonitorIsBroken() {
        Supplier<FlaggedCertifications> broken = () -> {
            throw new NoClassDefFoundError("a driver is missing");
        };

        assertThat(check(broken, () -> FlaggedCertifications.NONE)).isEqualTo(new MonitoringResult.Unavailable());
        assertThat(events.only().severity()).isEqualTo("WARN");
        assertThat(events.only().stackTrace()).asString().startsWith("java.lang.NoClassDefFoundError");
    }

    @Test
    void reportsMissedPausesAlthoughTheSecondQueryFails() {
        FlaggedCertifications missed = new FlaggedCertifications(1, List.of(ID));
        Supplier<FlaggedCertifications> broken = () -> {
            throw new IllegalStateException("no idea");
        };

        assertThat(check(() -> missed, broken))
                .isEqualTo(new MonitoringResult.Checked(missed, FlaggedCertifications.NONE));
        assertThat(events.all())
                .extracting(CapturedEvent::errorCode)
                .containsExactly("MISSED_PAUSES", "MONITORING_FAILED");
    }

    private MonitoringResult check(
            Supplier<FlaggedCertifications> missed, Supplier<FlaggedCertifications> unconfirmed) {
        PauseMonitor monitor = new PauseMonitor() {
            @Override
            public FlaggedCertifications findMissed(LocalDate businessDate, ZoneId zone, int limit) {
                assertAskedFor(businessDate, zone, limit);
                return missed.get();
            }

            @Override
            public FlaggedCertifications findUnconfirmed(LocalDate businessDate, ZoneId zone, int limit) {
                assertAskedFor(businessDate, zone, limit);
                return unconfirmed.get();
            }
        };
        return new PauseCheck(monitor).check(TONIGHT, OSLO, events.log());
    }

    private static void assertAskedFor(LocalDate businessDate, ZoneId zone, int limit) {
        assertThat(businessDate).isEqualTo(TONIGHT);
        assertThat(zone).isEqualTo(OSLO);
        assertThat(limit).isEqualTo(PauseCheck.MAX_IDS);
    }
}
