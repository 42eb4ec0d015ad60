package io.certcron.contract;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][0-9]{2}) \\| (.+) \\|$");

    @Test
    void listsEveryRuleInItsOwnWords() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Map<String, String> listed =
                ROW.matcher(readme).results().collect(toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(new TreeMap<>(listed)).isEqualTo(new TreeMap<>(rules()));
    }

    private static Map<String, String> rules() {
        return Stream.of(
                        IntentLedgerContract.class,
                        IntentPlannerContract.class,
                        RunStoreContract.class,
                        PauseMonitorContract.class,
                        AuditLogContract.class,
                        CertificationReminderServiceContract.class,
                        CertificationManagementServiceContract.class,
                        ScheduleStoreContract.class,
                        SlotStoreContract.class,
                        HeldPausesContract.class,
                        RunHistoryContract.class,
                        RunProblemsContract.class,
                        CertificationRecordsContract.class,
                        StatisticsContract.class,
                        OperatorJournalContract.class,
                        FireTimesContract.class,
                        TickerContract.class,
                        SleeperContract.class)
                .flatMap(ReadmeTest::withItsParents)
                .distinct()
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .map(ReadmeTest::displayName)
                .filter(Objects::nonNull)
                .collect(toMap(name -> name.substring(0, 3), name -> name.substring(5)));
    }

    private static Stream<Class<?>> withItsParents(Class<?> contract) {
        return Stream.iterate(contract, Objects::nonNull, Class::getSuperclass);
    }

    private static String displayName(Method rule) {
        DisplayName name = rule.getAnnotation(DisplayName.class);
        return name == null ? null : name.value();
    }
}
