package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certcron.bootstrap.endtoend.DatebookServices.Entry;
import io.certcron.domain.Certification;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.Workflow;
import io.certcron.scheduler.CronUtilsFireTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A year of nights on a real PostgreSQL, by a clock that tests set. Both clock changes are among them. */
class SimulatedYearIT {

    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    private static final int NIGHTS = 365;
    private static final int CERTIFICATIONS = 300;
    private static final String AT_TWO = "0 2 * * *";
    private static final String AT_ONE = "0 1 * * *";

    @Test
    void aYearWithoutDowntimeHasThreeRemindersAndOnePauseForEachCycle() {
        Random random = seeded();
        try (Platform platform = Platform.start();
                YearOfNights year = new YearOfNights(platform, startOf(FIRST_DAY))) {
            List<Certification> certifications = certificationsThatExpireThroughTheYear(random);
            platform.insert(certifications);
            year.schedule(AT_TWO, Workflow.ALL);

            for (int night = 0; night < NIGHTS; night++) {
                year.clock.setTo(startOf(FIRST_DAY.plusDays(night)).plus(Duration.ofHours(3)));
                year.tick();
            }

            assertThat(year.errors).isEmpty();
            assertThat(year.runs)
                    .extracting(RunResult::businessDate)
                    .hasSize(NIGHTS)
                    .doesNotHaveDuplicates();
            Map<UUID, List<Entry>> ofEach =
                    year.services.entries().stream().collect(Collectors.groupingBy(Entry::certificationId));
            for (Certification certification : certifications) {
                LocalDate expiry = certification.expiryDate();
                assertThat(ofEach.get(certification.certificationId()))
                        .extracting(Entry::what, Entry::businessDate)
                        .containsExactly(
                                tuple("Reminder[thresholdDays=30]", expiry.minusDays(30)),
                                tuple("Reminder[thresholdDays=14]", expiry.minusDays(14)),
                                tuple("Reminder[thresholdDays=7]", expiry.minusDays(7)),
                                tuple("AutoPause[]", expiry));
            }
        }
    }

    @Test
    void aYearOfTroubleRepeatsNothingAndHidesNothing() {
        Random random = seeded();
        try (Platform platform = Platform.start();
                YearOfNights year = new YearOfNights(platform, startOf(FIRST_DAY))) {
            platform.insert(certificationsThatExpireThroughTheYear(random));
            year.schedule(AT_ONE, Workflow.REMINDERS);
            year.schedule(AT_TWO, Workflow.AUTO_PAUSE);

            int downUntil = 0;
            for (int night = 0; night < NIGHTS; night++) {
                liveOn(platform, FIRST_DAY.plusDays(night), random);
                if (night >= downUntil && random.nextInt(20) == 0) {
                    downUntil = night + 1 + random.nextInt(20);
                }
                if (night < downUntil) {
                    continue;
                }
                Instant midnight = startOf(FIRST_DAY.plusDays(night));
                year.clock.setTo(midnight.plus(Duration.ofMinutes(60 + random.nextInt(60))));
                year.tick();
                year.clock.setTo(midnight.plus(Duration.ofMinutes(181 + random.nextInt(1_000))));
                year.tick();
                assertEveryExpiredOneIsPausedOrReported(platform, year);
            }

            assertThat(year.errors).isEmpty();
            assertThat(year.services.entries().stream()
                            .collect(Collectors.groupingBy(
                                    entry -> List.of(entry.certificationId(), entry.expiryDate(), entry.what()),
                                    Collectors.counting())))
                    .allSatisfy((effect, times) ->
                            assertThat(times).as(effect.toString()).isEqualTo(1));
            assertThat(year.services.entries()).hasSizeGreaterThan(CERTIFICATIONS);
            assertEverySlotIsAccountedFor(platform, year);
        }
    }

    private static Random seeded() {
        long seed = Long.getLong("certcron.seed", System.nanoTime());
        System.out.println("SimulatedYearIT: -Dcertcron.seed=" + seed);
        return new Random(seed);
    }

    /** Each known for longer than the first threshold, and each cycle's end within the year. */
    private static List<Certification> certificationsThatExpireThroughTheYear(Random random) {
        List<Certification> certifications = new ArrayList<>();
        for (int i = 0; i < CERTIFICATIONS; i++) {
            certifications.add(Platform.active(FIRST_DAY.plusDays(31L + random.nextInt(NIGHTS - 31))));
        }
        return certifications;
    }

    /** What people do in a day: renew, move dates in either direction, take on new mentors. */
    private static void liveOn(Platform platform, LocalDate day, Random random) {
        String anyOne = "(SELECT certification_id FROM certifications ORDER BY md5(certification_id::text || '"
                + random.nextInt() + "') LIMIT 1)";
        switch (random.nextInt(5)) {
            case 0 ->
                platform.execute("UPDATE certifications SET expiry_date = '" + day.plusDays(20L + random.nextInt(80))
                        + "', status = 'active' WHERE certification_id = " + anyOne);
            case 1 ->
                platform.execute("UPDATE certifications SET expiry_date = expiry_date + " + (random.nextInt(81) - 40)
                        + " WHERE certification_id = " + anyOne);
            case 2 -> platform.insert(Platform.active(day.plusDays(random.nextInt(60) - 10L)));
            default -> {}
        }
    }

    private static void assertEveryExpiredOneIsPausedOrReported(Platform platform, YearOfNights year) {
        RunResult lastPause = year.runs.stream()
                .filter(run -> run.workflow() == Workflow.AUTO_PAUSE)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        List<String> unpaused = platform.column("SELECT certification_id FROM certifications WHERE status = 'active'"
                + " AND expiry_date <= '" + lastPause.businessDate() + "'");
        assertThat(((MonitoringResult.Checked) lastPause.monitoring()).missed().certificationIds())
                .extracting(UUID::toString)
                .containsAll(unpaused);
    }

    /** Everything that was due by the last look became a run or has a reason. */
    private static void assertEverySlotIsAccountedFor(Platform platform, YearOfNights year) {
        int due = new CronUtilsFireTimes()
                .between(AT_TWO, YearOfNights.ZONE, startOf(FIRST_DAY), year.clock.instant(), 1_000)
                .size();
        assertThat(platform.count("certification_cron_slot JOIN certification_cron USING (cron_id)"
                        + " WHERE workflow = 'AUTO_PAUSE' AND (run_id IS NOT NULL OR skip_reason IS NOT NULL)"))
                .isEqualTo(due);
        assertThat(platform.count("certification_cron_slot WHERE skip_reason IS NOT NULL"))
                .isPositive();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(YearOfNights.ZONE).toInstant();
    }
}
