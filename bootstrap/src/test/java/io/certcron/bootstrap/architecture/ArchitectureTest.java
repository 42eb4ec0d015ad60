package io.certcron.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.certcron.application.trespass.ApplicationTrespasser;
import io.certcron.bootstrap.architecture.cycle.here.Here;
import io.certcron.bootstrap.architecture.cycle.there.There;
import io.certcron.bootstrap.bounds.trespass.BoundsTrespasser;
import io.certcron.bootstrap.embedding.trespass.EmbeddingTrespasser;
import io.certcron.bootstrap.wiring.trespass.WiringTrespasser;
import io.certcron.contract.trespass.KitTrespasser;
import io.certcron.domain.trespass.DomainTrespasser;
import io.certcron.http.trespass.HttpTrespasser;
import io.certcron.persistence.trespass.PersistenceTrespasser;
import io.certcron.scheduler.trespass.ClockTrespasser;
import io.certcron.scheduler.trespass.SchedulerTrespasser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The house stands as the table says, and each rule is shown to fail on code that breaks it. */
class ArchitectureTest {

    private static JavaClasses house;
    private static JavaClasses trespassers;

    @BeforeAll
    static void importClasses() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.certcron");
        trespassers = new ClassFileImporter()
                .importClasses(
                        DomainTrespasser.class,
                        ApplicationTrespasser.class,
                        KitTrespasser.class,
                        PersistenceTrespasser.class,
                        HttpTrespasser.class,
                        SchedulerTrespasser.class,
                        ClockTrespasser.class,
                        BoundsTrespasser.class,
                        WiringTrespasser.class,
                        EmbeddingTrespasser.class);
    }

    static Stream<ArchRule> houseRules() {
        return Stream.concat(
                Stream.of(HouseRules.TIME_AND_PLACE_ARE_PASSED_IN, HouseRules.GUESTS_BEHAVE)
                        .flatMap(List::stream),
                Stream.of(
                        HouseRules.GUICE_IN_BOOTSTRAP_ALONE,
                        HouseRules.THE_CLOCK_IS_MADE_IN_BOOTSTRAP,
                        HouseRules.ONLY_THE_EVENT_LOG_LOGS,
                        HouseRules.NOTHING_PRINTS));
    }

    static Stream<ArchRule> cycleRules() {
        return Stream.of(HouseRules.NO_CYCLES_BETWEEN_ROOMS, HouseRules.NO_CYCLES_WITHIN_ROOMS);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoomUsesOnlyWhatTheTableAllows(Room room) {
        room.rule().check(house);
    }

    @ParameterizedTest
    @EnumSource
    void theRuleOfEveryRoomFailsOnATrespasser(Room room) {
        assertThat(room.rule().evaluate(trespassers).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("houseRules")
    void everyRuleOfTheHouseHolds(ArchRule rule) {
        rule.check(house);
    }

    @ParameterizedTest
    @MethodSource("houseRules")
    void everyRuleOfTheHouseFailsOnATrespasser(ArchRule rule) {
        assertThat(rule.evaluate(trespassers).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("cycleRules")
    void thereAreNoCycles(ArchRule rule) {
        rule.check(house);
    }

    @Test
    void theRuleAgainstCyclesBetweenRoomsFailsOnACycle() {
        assertThat(HouseRules.NO_CYCLES_BETWEEN_ROOMS.evaluate(trespassers).hasViolation())
                .isTrue();
    }

    @Test
    void theRuleAgainstCyclesWithinRoomsFailsOnACycle() {
        JavaClasses cycle = new ClassFileImporter().importClasses(Here.class, There.class);

        assertThat(HouseRules.NO_CYCLES_WITHIN_ROOMS.evaluate(cycle).hasViolation())
                .isTrue();
    }
}
