package io.certcron.bootstrap.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.certcron.application.port.out.BatchAnswer;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

class BuilderFaultsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void allThatIsNeededAndMissingIsToldAtOnce() {
        InvalidSettingsException refused = refused(CertificationCron.builder());

        assertThat(refused.faults())
                .extracting(SettingFault::setting)
                .containsExactly("dataSource", "reminderService", "managementService", "zone");
        assertThat(refused).hasMessageContainingAll("dataSource", "reminderService", "managementService", "zone");
    }

    @Test
    void allThatIsWrongIsToldAtOnceEachWithAFix() {
        InvalidSettingsException refused = refused(sound().thresholds(0)
                .catchUpMaxDays(0)
                .brake(-1, 2)
                .planPageSize(0)
                .stopGrace(Duration.ofHours(1))
                .dispatch(dispatch -> dispatch.workers(0).chunkMentors(51))
                .node(node -> node.tick(Duration.ZERO))
                .http(http -> http.callTimeout(Duration.ofHours(1)))
                .table(table -> table.name("Certifications; DROP TABLE x")));

        assertThat(refused.faults())
                .extracting(SettingFault::setting)
                .containsExactlyInAnyOrder(
                        "thresholds",
                        "catchUpMaxDays",
                        "brake maxPauses",
                        "brake maxShare",
                        "planPageSize",
                        "stopGrace",
                        "dispatch.workers",
                        "dispatch.chunkMentors",
                        "node.tick",
                        "http.callTimeout",
                        "table.name");
        assertThat(refused.faults()).allSatisfy(fault -> assertThat(fault.fix()).endsWith("."));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("dataSource", "database(", builder -> builder.dataSource(null)),
                wrong("database", "one of the two", builder -> builder.database("jdbc:postgresql://h/d", "u", "")),
                wrongDatabase("database jdbcUrl", "JDBC address", null, "u", ""),
                wrongDatabase("database jdbcUrl", "JDBC address", "", "u", ""),
                wrongDatabase("database jdbcUrl", "JDBC address", "postgres://h/d", "u", ""),
                wrongDatabase("database jdbcUrl", "JDBC address", "jdbc:mysql://h/d", "u", ""),
                wrongDatabase("database jdbcUrl", "JDBC address", "jdbc:postgresql://u:p@h/d", "u", ""),
                wrongDatabase("database jdbcUrl", "JDBC address", "jdbc:postgresql://h/a b", "u", ""),
                wrongDatabase("database jdbcUrl", "arguments", "jdbc:postgresql://h/d?user=u", "u", ""),
                wrongDatabase("database jdbcUrl", "arguments", "jdbc:postgresql://h/d?a=b&password=p", "u", ""),
                wrongDatabase("database user", "runtime user", "jdbc:postgresql://h/d", null, ""),
                wrongDatabase("database user", "runtime user", "jdbc:postgresql://h/d", "", ""),
                wrongDatabase("database password", "password", "jdbc:postgresql://h/d", "u", null),
                wrongPool("poolSize", "7 to 500", 501),
                wrongPool("poolSize", "7 to 500", 6),
                wrong("reminderService", "implementation", builder -> builder.reminderService(null)),
                wrong("reminderService", "not both", builder -> builder.reminderService("https://r.example.org", "t")),
                wrong("managementService", "implementation", builder -> builder.managementService(null)),
                wrongService("baseUrl", "https://example.org", null, "token"),
                wrongService("baseUrl", "https://example.org", "", "token"),
                wrongService("baseUrl", "https://example.org", "example.org", "token"),
                wrongService("baseUrl", "https://example.org", "ftp://example.org", "token"),
                wrongService("baseUrl", "https://example.org", "https://", "token"),
                wrongService("baseUrl", "https://example.org", "https://user@example.org", "token"),
                wrongService("baseUrl", "https://example.org", "https://example.org?a=b", "token"),
                wrongService("baseUrl", "https://example.org", "https://example.org#here", "token"),
                wrongService("baseUrl", "https://example.org", "https://example.org:0", "token"),
                wrongService("baseUrl", "https://example.org", "https://example.org:65536", "token"),
                wrongService("baseUrl", "https://example.org", "https://exa mple.org", "token"),
                wrongService("token", "bearer token", "https://example.org", null),
                wrongService("token", "bearer token", "https://example.org", ""),
                wrongService("token", "line break", "https://example.org", "token\n"),
                wrongService("token", "ASCII", "https://example.org", "tökén"),
                wrongFunction("projectUrl", "https://example.org", null, "remind", "sb_secret_a"),
                wrongFunction("projectUrl", "https://example.org", "project.supabase.co", "remind", "sb_secret_a"),
                wrongFunction("projectUrl", "https://<ref>", "https://p.supabase.co/rest/v1", "remind", "sb_secret_a"),
                wrongFunction("function", "lower-case", "https://p.supabase.co", null, "sb_secret_a"),
                wrongFunction("function", "lower-case", "https://p.supabase.co", "", "sb_secret_a"),
                wrongFunction("function", "lower-case", "https://p.supabase.co", "drop table", "sb_secret_a"),
                wrongFunction("key", "sb_secret_…", "https://p.supabase.co", "remind", null),
                wrongFunction("key", "sb_secret_…", "https://p.supabase.co", "remind", ""),
                wrongFunction("key", "sb_secret_…", "https://p.supabase.co", "remind", "sb_publishable_a"),
                wrongFunction("key", "sb_secret_…", "https://p.supabase.co", "remind", "token"),
                wrongFunction("key", "line break", "https://p.supabase.co", "remind", "sb_secret_a\n"),
                wrong(
                        "managementService",
                        "not both",
                        builder -> builder.supabaseManagementService("https://p.supabase.co", "pause", "sb_secret_a")),
                wrong("zone", "Europe/Oslo", builder -> builder.zone(null)),
                wrong("zone", "Europe/Oslo", builder -> builder.zone(ZoneOffset.ofHours(1))),
                wrong("zone", "ZoneId.of(\"UTC\")", builder -> builder.zone(ZoneOffset.UTC)),
                wrong("zone", "Europe/Oslo", builder -> builder.zone(ZoneId.of("CET"))),
                wrong("thresholds", "at least one", CertificationCronBuilder::thresholds),
                wrong("thresholds", "1 to 3650", builder -> builder.thresholds(0)),
                wrong("thresholds", "1 to 3650", builder -> builder.thresholds(30, 3651)),
                wrong("thresholds", "each once", builder -> builder.thresholds(7, 7)),
                wrong("activeStatuses", "at least one", CertificationCronBuilder::activeStatuses),
                wrong("activeStatuses", "1 to 64", builder -> builder.activeStatuses("")),
                wrong("activeStatuses", "1 to 64", builder -> builder.activeStatuses("a\nb")),
                wrong("activeStatuses", "each once", builder -> builder.activeStatuses("a", "a")),
                wrong("activeStatuses", "pausedStatus", builder -> builder.activeStatuses("active", "paused")),
                wrong("catchUpMaxDays", "1 to 366", builder -> builder.catchUpMaxDays(367)),
                wrong("brake maxPauses", "0 to 999999999", builder -> builder.brake(-1, 0.5)),
                wrong("brake maxShare", "0 to 1", builder -> builder.brake(1, 1.01)),
                wrong("brake maxShare", "0 to 1", builder -> builder.brake(1, Double.NaN)),
                wrong("planPageSize", "1 to 100000", builder -> builder.planPageSize(100_001)),
                wrong("stopGrace", "PT10M", builder -> builder.stopGrace(Duration.ofSeconds(-1))),
                wrongTable("schema", table -> table.schema("Public")),
                wrongTable("name", table -> table.name("")),
                wrongTable("certificationId", table -> table.certificationId("1st")),
                wrongTable("peerMentorId", table -> table.peerMentorId("peer mentor")),
                wrongTable("expiryDate", table -> table.expiryDate("e".repeat(64))),
                wrongTable("status", table -> table.status("status\"")),
                wrong("table", "four different", builder -> builder.table(table -> table.status("expiry_date"))),
                wrongTable("pausedStatus", table -> table.pausedStatus("it's")),
                wrongDispatch("chunkMentors", "1 to 50", dispatch -> dispatch.chunkMentors(0)),
                wrongDispatch("workers", "1 to 64", dispatch -> dispatch.workers(65)),
                wrongDispatch("claimAhead", "PT5S", dispatch -> dispatch.claimAhead(Duration.ofSeconds(6))),
                wrongDispatch("attempts inRun", "1 to 1000", dispatch -> dispatch.attempts(0, 1)),
                wrongDispatch("attempts inAll", "1 to 1000", dispatch -> dispatch.attempts(1, 1_001)),
                wrongDispatch("attempts", "at most inAll", dispatch -> dispatch.attempts(3, 2)),
                wrongDispatch("backoff first", "PT0.01S", dispatch -> dispatch.backoff(Duration.ZERO, SECOND)),
                wrongDispatch("backoff longest", "PT1H", dispatch -> dispatch.backoff(SECOND, Duration.ofHours(2))),
                wrongDispatch("backoff", "at most", dispatch -> dispatch.backoff(SECOND, SECOND.dividedBy(2))),
                wrongDispatch("lease", "PT10M", dispatch -> dispatch.lease(Duration.ofMinutes(11))),
                wrongDispatch("lease", "5 s", dispatch -> dispatch.lease(Duration.ofSeconds(5))),
                wrongDispatch("patience", "dispatch.lease", dispatch -> dispatch.patience(Duration.ofSeconds(45))),
                wrongDispatch("giveUpAfter", "PT1S", dispatch -> dispatch.giveUpAfter(Duration.ofMillis(1))),
                wrong(
                        "http.connectTimeout",
                        "PT1M",
                        builder -> builder.http(http -> http.connectTimeout(Duration.ZERO))),
                wrong(
                        "http.connectTimeout",
                        "at most",
                        builder -> builder.http(http ->
                                http.connectTimeout(SECOND.multipliedBy(2)).callTimeout(SECOND))),
                wrong(
                        "http.callTimeout",
                        "PT4M",
                        builder -> builder.http(http -> http.callTimeout(Duration.ofMinutes(5)))),
                wrong(
                        "http.circuitBreaker failures",
                        "1 to 1000",
                        builder -> builder.http(http -> http.circuitBreaker(0, SECOND))),
                wrong(
                        "http.circuitBreaker delay",
                        "PT1H",
                        builder -> builder.http(http -> http.circuitBreaker(1, Duration.ZERO))),
                wrong("node.tick", "PT10S", builder -> builder.node(node -> node.tick(Duration.ofSeconds(11)))),
                wrong(
                        "node.slotWindow",
                        "PT168H",
                        builder -> builder.node(node -> node.slotWindow(Duration.ofDays(8)))),
                wrong("node.runLease", "PT50S", builder -> builder.node(node -> node.runLease(Duration.ofMinutes(1)))));
    }

    @ParameterizedTest(name = "{0}: {1} ({index})")
    @MethodSource("wrong")
    void everyWrongInputIsToldWithItsFix(String setting, String fix, Consumer<CertificationCronBuilder> change) {
        CertificationCronBuilder builder = sound();
        change.accept(builder);

        InvalidSettingsException refused = refused(builder);

        assertThat(refused.faults()).extracting(SettingFault::setting).containsExactly(setting);
        assertThat(refused.faults().get(0).fix()).containsIgnoringCase(fix);
    }

    @Test
    void aLeaseIsShorterThanTwoCallsOfOursAndNotOfTheEmbedders() {
        Consumer<DispatchOptions> tenSeconds = dispatch -> dispatch.lease(Duration.ofSeconds(10));

        sound().dispatch(tenSeconds).build().close();

        CertificationCronBuilder byHttp = byHttp("https://example.org", "token").dispatch(tenSeconds);
        assertThat(refused(byHttp).faults()).extracting(SettingFault::setting).containsExactly("dispatch.lease");
    }

    @Test
    void noFaultShowsASecret() {
        CertificationCronBuilder builder = CertificationCron.builder()
                .database("jdbc:postgresql://h/d?password=hunter2", "", "hunter2")
                .reminderService("https://user:hunter2@example.org", "hunter2\n");

        assertThat(refused(builder).getMessage()).doesNotContain("hunter2");
        builder.supabaseReminderService("https://p.supabase.co", "sb_secret-hunter2", "sb_publishable_hunter2");
        assertThat(refused(builder).getMessage())
                .contains("supabaseReminderService")
                .doesNotContain("hunter2");
    }

    @Test
    void aNullAmongTheOptionsIsRefusedWhereItIsGiven() {
        CertificationCronBuilder builder = sound();

        assertThatThrownBy(() -> builder.listener(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("listener");
        assertThatThrownBy(() -> builder.dispatch(dispatch -> dispatch.lease(null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("duration");
    }

    @Test
    void theBoundsThemselvesAreSound() {
        sound().thresholds(IntStream.rangeClosed(1, 50).toArray())
                .catchUpMaxDays(366)
                .brake(0, 1)
                .planPageSize(1)
                .stopGrace(Duration.ZERO)
                .dispatch(dispatch -> dispatch.workers(64).chunkMentors(1).attempts(1_000, 1_000))
                .node(node -> node.tick(Duration.ofSeconds(10)).runLease(SECOND).slotWindow(Duration.ofDays(7)))
                .build()
                .close();
    }

    /** Complete, and connects to nothing. */
    private static CertificationCronBuilder sound() {
        return CertificationCron.builder()
                .dataSource(new PGSimpleDataSource())
                .reminderService(batch -> new BatchAnswer.Answered(Map.of()))
                .managementService(batch -> new BatchAnswer.Answered(Map.of()))
                .zone(ZoneId.of("Europe/Oslo"));
    }

    private static CertificationCronBuilder byHttp(String baseUrl, String token) {
        return CertificationCron.builder()
                .dataSource(new PGSimpleDataSource())
                .reminderService(baseUrl, token)
                .managementService(batch -> new BatchAnswer.Answered(Map.of()))
                .zone(ZoneId.of("Europe/Oslo"));
    }

    private static InvalidSettingsException refused(CertificationCronBuilder builder) {
        return catchThrowableOfType(InvalidSettingsException.class, builder::build);
    }

    private static Arguments wrong(String setting, String fix, Change change) {
        return arguments(setting, fix, (Consumer<CertificationCronBuilder>) change::on);
    }

    private static Arguments wrongDatabase(String setting, String fix, String url, String user, String password) {
        return wrong(setting, fix, builder -> builder.dataSource(null).database(url, user, password));
    }

    private static Arguments wrongPool(String setting, String fix, int size) {
        return wrong(setting, fix, builder -> builder.dataSource(null)
                .database("jdbc:postgresql://h/d", "u", "")
                .poolSize(size));
    }

    private static Arguments wrongService(String part, String fix, String baseUrl, String token) {
        return wrong("reminderService " + part, fix, builder -> builder.reminderService(null)
                .reminderService(baseUrl, token));
    }

    private static Arguments wrongFunction(String part, String fix, String projectUrl, String function, String key) {
        return wrong("supabaseReminderService " + part, fix, builder -> builder.reminderService(null)
                .supabaseReminderService(projectUrl, function, key));
    }

    private static Arguments wrongTable(String setting, Consumer<TableOptions> change) {
        return wrong("table." + setting, "at most 63", builder -> builder.table(change));
    }

    private static Arguments wrongDispatch(String setting, String fix, Consumer<DispatchOptions> change) {
        return wrong("dispatch." + setting, fix, builder -> builder.dispatch(change));
    }

    /** Whatever a method of the builder returns is left aside. */
    private interface Change {

        CertificationCronBuilder on(CertificationCronBuilder builder);
    }
}
