package io.certcron.scheduler;

import java.util.List;
import java.util.Locale;

/** An expression as an English sentence. The one of cron-utils leaves things out, and is wrong about L and steps. */
final class CronSentence {

    private static final int QUARTZ_FIELDS_WITHOUT_YEAR = 6;

    private CronSentence() {}

    /** The sentence of fields that can be read. */
    static String of(CronSyntax syntax, List<String> fields) {
        List<String> words =
                fields.stream().map(field -> field.toUpperCase(Locale.ROOT)).toList();
        if (syntax == CronSyntax.UNIX) {
            return of(syntax, "0", words, "*");
        }
        String year = words.size() > QUARTZ_FIELDS_WITHOUT_YEAR ? words.get(QUARTZ_FIELDS_WITHOUT_YEAR) : "*";
        return of(syntax, words.get(0), words.subList(1, QUARTZ_FIELDS_WITHOUT_YEAR), year);
    }

    private static String of(CronSyntax syntax, String second, List<String> unix, String year) {
        TimeWords time = new TimeWords(second, unix.get(0), unix.get(1));
        DayWords words = new DayWords(syntax);
        String days = words.days(unix.get(2), unix.get(4));
        String everyDay = time.isList() && days.isEmpty() ? " every day" : "";
        return "Runs " + time.words() + everyDay + days + words.months(unix.get(3)) + words.years(year) + ".";
    }
}
