package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Answered;
import io.certcron.application.port.out.BatchAnswer.ChannelBroken;
import io.certcron.application.port.out.BatchAnswer.Refused;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.OkHttpManagementService;
import io.certcron.http.client.OkHttpReminderService;
import io.certcron.http.client.ServiceProbe;
import io.certcron.http.client.ServiceProtocol.SupabaseRpc;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The job's clients and the functions of {@code docs/supabase}, with the Data API between them. */
class SupabaseFunctionsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final LocalDate IN_THIRTY_DAYS = TODAY.plusDays(30);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String SECRET_KEY = "sb_secret_0123456789canary";
    private static final LegacyKeys LEGACY_KEYS = new LegacyKeys();

    private static SupabaseProject project;
    private static DataApi api;
    private static HttpClients clients;

    @BeforeAll
    static void start() {
        project = SupabaseProject.ready();
        api = new DataApi(project, LEGACY_KEYS, Map.of(SECRET_KEY, "service_role"));
        clients = HttpClients.create();
    }

    @AfterAll
    static void stop() {
        clients.close();
        api.close();
        project.close();
    }

    @Test
    void settlesEachItemOfABatchByItself() {
        List<Certification> due = due(50, TODAY);
        Certification renewed = due.get(48);
        project.insert(due.subList(0, 49));
        project.execute("UPDATE certifications SET expiry_date = '2027-11-21' WHERE certification_id = '"
                + renewed.certificationId() + "'");

        Answered first = (Answered) pause(due);
        Answered second = (Answered) pause(due);

        for (int each = 0; each < 48; each++) {
            assertThat(first.items().get(pauseOf(due.get(each)).key())).isEqualTo(new ItemAnswer.Done());
            assertThat(second.items().get(pauseOf(due.get(each)).key())).isEqualTo(new ItemAnswer.Duplicate());
        }
        assertThat(codeOf(first, pauseOf(renewed))).isEqualTo("EXPIRY_DATE_MISMATCH");
        assertThat(codeOf(first, pauseOf(due.get(49)))).isEqualTo("CERTIFICATION_UNKNOWN");
        assertThat(statuses(due.subList(0, 48))).containsOnly("paused");
        assertThat(statuses(List.of(renewed))).containsOnly("active");
    }

    @Test
    void writesAReminderIntoTheOutboxOnce() {
        List<Certification> due = due(3, IN_THIRTY_DAYS);
        project.insert(due);

        remind(due, SECRET_KEY);
        remind(due, SECRET_KEY);

        assertThat(project.column("SELECT threshold_days || ' ' || days_left || ' ' || expiry_date"
                        + " FROM certification_service.reminder_outbox WHERE certification_id IN (" + ids(due) + ")"))
                .hasSize(3)
                .containsOnly("30 30 2026-12-21");
    }

    @Test
    void doesItOnceHoweverManyAskAtTheSameTime() throws Exception {
        List<Certification> due = due(20, TODAY);
        project.insert(due);
        List<Callable<BatchAnswer>> calls = new ArrayList<>();
        for (int each = 0; each < 8; each++) {
            List<Certification> shuffled = new ArrayList<>(due);
            Collections.shuffle(shuffled, new Random(each));
            calls.add(() -> pause(shuffled));
        }

        ExecutorService callers = Executors.newFixedThreadPool(calls.size());
        List<BatchAnswer> answers = new ArrayList<>();
        for (Future<BatchAnswer> answer : callers.invokeAll(calls)) {
            answers.add(answer.get());
        }
        callers.shutdown();

        assertThat(answers).hasOnlyElementsOfType(Answered.class);
        for (Certification each : due) {
            List<ItemAnswer> outcomes = answers.stream()
                    .map(answer -> ((Answered) answer).items().get(pauseOf(each).key()))
                    .toList();
            assertThat(outcomes).containsOnlyOnce(new ItemAnswer.Done());
            assertThat(Collections.frequency(outcomes, new ItemAnswer.Duplicate()))
                    .isEqualTo(7);
        }
    }

    @Test
    void doesNotPauseACertificationThatIsBeingRenewed() throws Exception {
        List<Certification> due = due(1, TODAY);
        project.insert(due);
        ExecutorService caller = Executors.newSingleThreadExecutor();

        Future<BatchAnswer> answer;
        try (Connection renewal = project.as(SupabaseProject.OWNER).getConnection();
                Statement statement = renewal.createStatement()) {
            renewal.setAutoCommit(false);
            statement.execute(
                    "UPDATE certifications SET expiry_date = '2027-11-21' WHERE certification_id = " + ids(due));
            answer = caller.submit(() -> pause(due));
            await().atMost(PATIENCE).until(() -> project.count("pg_locks WHERE NOT granted") > 0);
            renewal.commit();
        }
        caller.shutdown();

        assertThat(codeOf((Answered) answer.get(), pauseOf(due.get(0)))).isEqualTo("EXPIRY_DATE_MISMATCH");
        assertThat(statuses(due)).containsExactly("active");
        assertThat(project.count("certification_service.acted_on WHERE certification_id = " + ids(due)))
                .isZero();
    }

    @Test
    void keepsAKeyEvenIfTheMentorWasReactivated() {
        List<Certification> due = due(1, TODAY);
        project.insert(due);
        pause(due);
        project.execute("UPDATE certifications SET status = 'active' WHERE certification_id IN (" + ids(due) + ")");

        Answered again = (Answered) pause(due);

        assertThat(again.items().values()).containsExactly(new ItemAnswer.Duplicate());
        assertThat(statuses(due)).containsExactly("active");
    }

    @Test
    void comesAgainAfterASerializationFailureThatArrivesAs500() {
        List<Certification> due = due(1, IN_THIRTY_DAYS);
        project.insert(due);
        project.execute(FailingAtFirst.INSTALL);
        try {
            assertThat(remind(due, SECRET_KEY)).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
                assertThat(unavailable.httpStatus()).hasValue(500);
                assertThat(unavailable.delivered()).isFalse();
                assertThat(unavailable.body().orElseThrow().value()).contains("\"code\":\"40001\"");
            });
            assertThat(((Answered) remind(due, SECRET_KEY)).items().values()).containsExactly(new ItemAnswer.Done());
        } finally {
            project.execute(FailingAtFirst.REMOVE);
        }
    }

    @Test
    void stopsTheChannelWhereTheFunctionIsMissingOrTheKeyIsWrong() {
        List<Certification> due = due(1, IN_THIRTY_DAYS);
        Instant later = CLOCK.instant().plusSeconds(600);

        assertThat(broken(reminders(SECRET_KEY, "no_such_function").sendReminders(reminders(due))))
                .isEqualTo(ErrorCode.SERVICE_ENDPOINT_MISSING);
        for (String key : List.of(
                "sb_secret_of_another_project",
                LEGACY_KEYS.issue("anon", later),
                LEGACY_KEYS.issue("authenticated", later),
                LEGACY_KEYS.issue("service_role", CLOCK.instant().minusSeconds(1)),
                LEGACY_KEYS.issue("service_role", later) + "x")) {
            assertThat(broken(remind(due, key))).isEqualTo(ErrorCode.SERVICE_UNAUTHORIZED);
        }
    }

    @Test
    void sendsASecretKeyInNoOtherHeaderAndALegacyKeyInBoth() {
        List<Certification> due = due(1, IN_THIRTY_DAYS);
        project.insert(due);
        String legacyKey = LEGACY_KEYS.issue("service_role", CLOCK.instant().plusSeconds(600));
        int before = api.received().size();

        assertThat(remind(due, SECRET_KEY)).isInstanceOf(Answered.class);
        assertThat(remind(due, legacyKey)).isInstanceOf(Answered.class);

        Map<String, String> withSecretKey = api.received().get(before);
        assertThat(withSecretKey).containsEntry("apikey", SECRET_KEY).doesNotContainKey("authorization");
        assertThat(withSecretKey.values()).containsOnlyOnce(SECRET_KEY);
        assertThat(api.received().get(before + 1))
                .containsEntry("apikey", legacyKey)
                .containsEntry("authorization", "Bearer " + legacyKey);
    }

    @Test
    void refusesWhatIsNotOfTheContract() {
        List<Certification> tooMany = due(51, TODAY);

        assertThat(pause(tooMany)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.body().orElseThrow().value())
                .contains("\"code\":\"22000\"", "more than 50 mentors"));
    }

    @Test
    void answersTheHealthCheckToTheRightKeyAlone() {
        HttpServiceSettings settings = settings(SECRET_KEY, "auto_pause_certifications");
        ServiceProbe probe = ServiceProbe.ofManagement(clients, settings, TODAY);

        assertThat(probe.ask(SECRET_KEY)).isEqualTo(new ServiceProbe.Answer.Healthy());
        assertThat(probe.ask("doctor-" + UUID.randomUUID())).isEqualTo(new ServiceProbe.Answer.Status(401));
    }

    private static BatchAnswer pause(List<Certification> due) {
        return new OkHttpManagementService(
                        clients, settings(SECRET_KEY, "auto_pause_certifications"), redactor(SECRET_KEY), CLOCK)
                .autoPause(new ServiceBatch(
                        UUID.randomUUID(),
                        TODAY,
                        due.stream().map(SupabaseFunctionsTest::pauseOf).toList()));
    }

    private static BatchAnswer remind(List<Certification> due, String key) {
        return reminders(key, "send_certification_reminders").sendReminders(reminders(due));
    }

    private static OkHttpReminderService reminders(String key, String function) {
        return new OkHttpReminderService(clients, settings(key, function), redactor(key), CLOCK);
    }

    private static ServiceBatch reminders(List<Certification> due) {
        return new ServiceBatch(
                UUID.randomUUID(),
                TODAY,
                due.stream().map(each -> intent(each, new Action.Reminder(30))).toList());
    }

    private static Redactor redactor(String key) {
        return new Redactor(List.of(key));
    }

    private static HttpServiceSettings settings(String key, String function) {
        return HttpServiceSettings.of(api.url(), key, new SupabaseRpc(function)).within(PATIENCE, PATIENCE);
    }

    private static ClaimedIntent pauseOf(Certification certification) {
        return intent(certification, new Action.AutoPause());
    }

    private static ClaimedIntent intent(Certification of, Action action) {
        return new ClaimedIntent(
                IdempotencyKey.of(action, of.certificationId(), of.expiryDate()),
                of.certificationId(),
                of.peerMentorId(),
                of.expiryDate(),
                action,
                1);
    }

    private static List<Certification> due(int count, LocalDate expiryDate) {
        return IntStream.range(0, count)
                .mapToObj(each -> new Certification(UUID.randomUUID(), UUID.randomUUID(), expiryDate, "active"))
                .toList();
    }

    private static List<String> statuses(List<Certification> certifications) {
        return project.column(
                "SELECT status FROM certifications WHERE certification_id IN (" + ids(certifications) + ")");
    }

    private static String ids(List<Certification> certifications) {
        return String.join(
                ", ",
                certifications.stream()
                        .map(each -> "'" + each.certificationId() + "'")
                        .toList());
    }

    private static String codeOf(Answered answer, ClaimedIntent intent) {
        return ((ItemAnswer.Rejected) answer.items().get(intent.key())).errorCode();
    }

    private static ErrorCode broken(BatchAnswer answer) {
        return ((ChannelBroken) answer).errorCode();
    }
}
