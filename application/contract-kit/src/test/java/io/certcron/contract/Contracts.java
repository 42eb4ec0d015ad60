package io.certcron.contract;

import static java.util.stream.Collectors.toMap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.certcron.application.port.out.IntentLedger;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** The ports that have to have a contract, their contracts, and the rules. */
final class Contracts {

    private Contracts() {}

    /** Every outgoing port: the interfaces of the package, but for the sealed ones, which are values. */
    static Stream<Class<?>> ports() {
        return new ClassFileImporter()
                .importPackages(IntentLedger.class.getPackageName()).stream()
                        .filter(type -> type.isTopLevelClass() && type.isInterface())
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> !type.isSealed());
    }

    /** The contract of the port. */
    static Optional<Class<?>> contractOf(Class<?> port) {
        try {
            return Optional.of(Class.forName("io.certcron.contract." + port.getSimpleName() + "Contract"));
        } catch (ClassNotFoundException none) {
            return Optional.empty();
        }
    }

    /** The words of each rule, under its number. */
    static Map<String, String> rules() {
        return ports().flatMap(port -> contractOf(port).stream())
                .flatMap(Contracts::withItsParents)
                .distinct()
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .map(Contracts::displayName)
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
