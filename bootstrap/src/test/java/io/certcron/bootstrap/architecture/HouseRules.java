package io.certcron.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import io.certcron.application.log.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** The rules that hold in every room. */
final class HouseRules {

    private static final String[] GUESTS = {
        "io.certcron.bootstrap.embedding..", "io.certcron.bootstrap.wiring..", "io.certcron.bootstrap.bounds.."
    };

    static final ArchRule GUICE_IN_BOOTSTRAP_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.certcron.bootstrap..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.inject..")
            .as("Guice appears in bootstrap alone");

    static final ArchRule NO_CYCLES_BETWEEN_ROOMS =
            slices().matching("io.certcron.(*)..").should().beFreeOfCycles();

    static final ArchRule NO_CYCLES_WITHIN_ROOMS =
            slices().matching("io.certcron.(**)").should().beFreeOfCycles();

    /** Clocks, zones and locales are passed in, never defaulted. */
    static final List<ArchRule> TIME_AND_PLACE_ARE_PASSED_IN = List.of(
            nothingCalls(Instant.class, "now"),
            nothingCalls(LocalDate.class, "now"),
            nothingCalls(LocalDateTime.class, "now"),
            nothingCalls(ZonedDateTime.class, "now"),
            nothingCalls(Clock.class, "systemDefaultZone"),
            nothingCalls(ZoneId.class, "systemDefault"),
            nothingCalls(Locale.class, "getDefault"),
            nothingCalls(System.class, "currentTimeMillis"));

    static final ArchRule THE_CLOCK_IS_MADE_IN_BOOTSTRAP = noClasses()
            .that()
            .resideOutsideOfPackage("io.certcron.bootstrap..")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .as("the clock is made in bootstrap alone");

    static final ArchRule ONLY_THE_EVENT_LOG_LOGS = noClasses()
            .that()
            .resideOutsideOfPackages(EventLog.class.getPackageName(), "io.certcron.bootstrap.log..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.slf4j.Logger")
            .as("our code logs through the event log alone");

    static final ArchRule NOTHING_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage("io.certcron.bootstrap..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .as("nothing outside bootstrap prints");

    /** What an embedder relies on: a guest in the process does not behave as if it were its own. */
    static final List<ArchRule> GUESTS_BEHAVE = List.of(
            noGuest().callMethodWhere(targetOwner(System.class, "getenv", "getProperty", "getProperties", "exit")),
            noGuest().callMethodWhere(targetOwner(Integer.class, "getInteger")),
            noGuest().callMethodWhere(targetOwner(Runtime.class, "addShutdownHook", "exit", "halt")),
            noGuest().accessField(System.class, "out"),
            fields().that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(GUESTS)
                    .and()
                    .areStatic()
                    .should()
                    .beFinal());

    private HouseRules() {}

    private static ClassesShould noGuest() {
        return noClasses().that().resideInAnyPackage(GUESTS).should();
    }

    private static DescribedPredicate<JavaMethodCall> targetOwner(Class<?> owner, String... methods) {
        return DescribedPredicate.describe(
                "of " + owner.getSimpleName() + " " + List.of(methods),
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && List.of(methods).contains(call.getName()));
    }

    private static ArchRule nothingCalls(Class<?> owner, String method) {
        return noClasses()
                .should()
                .callMethod(owner, method)
                .as("nothing calls " + owner.getSimpleName() + "." + method);
    }
}
