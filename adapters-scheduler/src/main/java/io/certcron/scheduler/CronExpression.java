package io.certcron.scheduler;

import com.cronutils.model.Cron;
import com.cronutils.model.time.ExecutionTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When a schedule is due: five UNIX fields, six or seven Quartz fields, or a nickname such as {@code @daily}; names in
 * upper or lower case. Thread-safe.
 *
 * <p>The expression is evaluated on a clock without daylight saving time, and each local time then put on the zone's
 * clock: one that a clock change leaves out is due at the first instant after the gap, one that is repeated is due the
 * first time. Evaluated on the zone's own clock, cron-utils misses nights.
 *
 * <p>That holds for each local time by itself, also where there are several an hour. All that fall into one gap are due
 * together, once. An hour that comes twice has its times once, and while it passes for the second time nothing is due:
 * {@code 0 * * * *} leaves two hours between two of its times that night.
 */
public final class CronExpression {

    /** Every minute of an hour, listed one by one, fits in; reading takes time that grows with the length. */
    static final int MAX_LENGTH = 500;

    static final Map<String, String> NICKNAMES = new TreeMap<>(Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *"));

    private final String text;
    private final String sentence;
    private final ExecutionTime times;

    private CronExpression(String text, String sentence, Cron cron) {
        this.text = text;
        this.sentence = sentence;
        this.times = ExecutionTime.forCron(cron);
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it can't be read; the message names the field, its position and the fault
     */
    public static CronExpression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw CronFault.tooLong(text.length());
        }
        List<CronField> fields = CronField.in(text);
        boolean isNickname = !fields.isEmpty() && fields.get(0).text().startsWith("@");
        return isNickname ? ofNickname(text.strip(), fields) : ofFields(text.strip(), fields);
    }

    private static CronExpression ofNickname(String text, List<CronField> fields) {
        CronField nickname = fields.get(0);
        String meant = NICKNAMES.get(nickname.text().toLowerCase(Locale.ROOT));
        if (meant == null) {
            throw CronFault.unknownNickname(nickname);
        }
        if (fields.size() > 1) {
            throw CronFault.afterNickname(fields.get(1));
        }
        return ofFields(text, CronField.in(meant));
    }

    private static CronExpression ofFields(String text, List<CronField> fields) {
        if (!CronSyntax.knowsFields(fields.size())) {
            throw CronFault.wrongNumberOfFields(fields.size());
        }
        CronSyntax syntax = CronSyntax.ofFields(fields.size());
        List<String> texts = fields.stream().map(CronField::text).toList();
        CronFault.refuseWhatTheLibraryDoesNot(syntax, fields);
        try {
            Cron cron = syntax.parse(String.join(" ", texts));
            return new CronExpression(text, CronSentence.of(syntax, texts), cron);
        } catch (IllegalArgumentException fault) {
            throw CronFault.in(fields, syntax, fault);
        }
    }

    /** The expression as it was written. */
    public String text() {
        return text;
    }

    /** The expression as an English sentence, without a zone. */
    public String describe() {
        return sentence;
    }

    /** The first due instant after the given one; empty where there is none, as all years named lie behind it. */
    public Optional<Instant> nextAfter(Instant after, ZoneId zone) {
        return nextFireTime(after, zone).map(FireTime::at);
    }

    /** All that is due after the given instant, in order; computed as it is taken, and seldom with an end. */
    public Stream<FireTime> upcoming(Instant after, ZoneId zone) {
        return Stream.iterate(
                        nextFireTime(after, zone),
                        Optional::isPresent,
                        due -> due.flatMap(each -> nextFireTime(each.at(), zone)))
                .flatMap(Optional::stream);
    }

    private Optional<FireTime> nextFireTime(Instant after, ZoneId zone) {
        return nextLocal(localUpTo(after, zone)).map(named -> FireTime.of(named, zone));
    }

    /** The local time up to which nothing is due any more: while a repeated hour passes again, its end. */
    private static LocalDateTime localUpTo(Instant instant, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        boolean passesAgain =
                transition != null && transition.isOverlap() && !instant.isBefore(transition.getInstant());
        return passesAgain ? transition.getDateTimeBefore().minusSeconds(1) : local;
    }

    /** In whole seconds, as cron-utils would keep the fraction. */
    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        ZonedDateTime reference = after.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC);
        return times.nextExecution(reference).map(ZonedDateTime::toLocalDateTime);
    }

    @Override
    public String toString() {
        return text;
    }
}
