package io.certcron.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The table of the house: each room, and what it may use besides the JDK, JSpecify and itself. */
enum Room {
    DOMAIN("io.certcron.domain.."),
    APPLICATION(
            "io.certcron.application..", "io.certcron.domain..", "org.slf4j..", "com.google.errorprone.annotations.."),
    CONTRACT_KIT(
            "io.certcron.contract..",
            "io.certcron.domain..",
            "io.certcron.application..",
            "org.junit.jupiter..",
            "org.opentest4j..",
            "org.assertj.."),
    PERSISTENCE(
            "io.certcron.persistence..",
            "io.certcron.domain..",
            "io.certcron.application..",
            "org.jdbi..",
            "org.postgresql..",
            "com.zaxxer.hikari..",
            "org.flywaydb..",
            "io.zonky.test..",
            "javax.sql.."),
    HTTP(
            "io.certcron.http..",
            "io.certcron.domain..",
            "io.certcron.application..",
            "okhttp3..",
            "okio..",
            "kotlin..",
            "com.fasterxml.jackson..",
            "dev.failsafe..",
            "io.javalin..",
            "jakarta.servlet..",
            "org.eclipse.jetty..",
            "com.nimbusds..",
            "javax.crypto..",
            "javax.net..",
            "io.micrometer..",
            "gg.jte.."),
    SCHEDULER("io.certcron.scheduler..", "io.certcron.domain..", "io.certcron.application..", "com.cronutils.."),
    BOUNDS(
            "io.certcron.bootstrap.bounds..",
            "io.certcron.domain..",
            "io.certcron.application..",
            "io.certcron.http.client.."),
    WIRING(
            "io.certcron.bootstrap.wiring..",
            "io.certcron.domain..",
            "io.certcron.application..",
            "io.certcron.persistence..",
            "io.certcron.http.client..",
            "io.certcron.scheduler..",
            "com.google.inject.."),
    EMBEDDING(
            "io.certcron.bootstrap.embedding..",
            "io.certcron.domain..",
            "io.certcron.application..",
            "io.certcron.persistence..",
            "io.certcron.http.client..",
            "io.certcron.bootstrap.bounds..",
            "io.certcron.bootstrap.wiring..",
            "com.google.inject..",
            "okhttp3..",
            "javax.sql..");

    private final String home;
    private final String[] allowed;

    Room(String home, String... allowed) {
        this.home = home;
        this.allowed = Stream.concat(Stream.of(home, "java..", "org.jspecify.."), Stream.of(allowed))
                .toArray(String[]::new);
    }

    ArchRule rule() {
        return classes()
                .that()
                .resideInAPackage(home)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .as("the room " + home + " uses only what the table of the house allows");
    }
}
