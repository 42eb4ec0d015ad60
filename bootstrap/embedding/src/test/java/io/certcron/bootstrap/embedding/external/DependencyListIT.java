package io.certcron.bootstrap.embedding.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.embedding.external.ExternalProject.Finished;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whoever embeds the job gets these artifacts and no others: no HTTP server, no template engine, no metrics, no PostgreSQL of
 * its own, no logging backend. Before another is added here, think of those who get it.
 */
class DependencyListIT {

    /** Each with what it is there for. */
    private static final Map<String, String> NEEDED = Map.ofEntries(
            Map.entry("aopalliance:aopalliance", "Guice"),
            Map.entry("com.cronutils:cron-utils", "cron expressions"),
            Map.entry("com.fasterxml.jackson.core:jackson-annotations", "Jackson"),
            Map.entry("com.fasterxml.jackson.core:jackson-core", "JSON of the two services"),
            Map.entry("com.fasterxml.jackson.core:jackson-databind", "JSON of the two services"),
            Map.entry("com.fasterxml.jackson.datatype:jackson-datatype-jsr310", "dates in that JSON"),
            Map.entry("com.google.errorprone:error_prone_annotations", "Guava"),
            Map.entry("com.google.guava:failureaccess", "Guava"),
            Map.entry("com.google.guava:guava", "Guice"),
            Map.entry("com.google.guava:listenablefuture", "Guava"),
            Map.entry("com.google.inject:guice", "wiring"),
            Map.entry("com.google.j2objc:j2objc-annotations", "Guava"),
            Map.entry("com.squareup.okhttp3:okhttp-jvm", "calls of the two services"),
            Map.entry("com.squareup.okio:okio-jvm", "OkHttp"),
            Map.entry("com.zaxxer:HikariCP", "connections, where no data source is given"),
            Map.entry("dev.failsafe:failsafe", "holding requests back"),
            Map.entry("io.certcron:certification-cron-adapters-http", "the rooms"),
            Map.entry("io.certcron:certification-cron-adapters-persistence", "the rooms"),
            Map.entry("io.certcron:certification-cron-adapters-scheduler", "the rooms"),
            Map.entry("io.certcron:certification-cron-application", "the rooms"),
            Map.entry("io.certcron:certification-cron-domain", "the rooms"),
            Map.entry("io.certcron:certification-cron-embedding", "the rooms"),
            Map.entry("io.leangen.geantyref:geantyref", "Jdbi"),
            Map.entry("jakarta.inject:jakarta.inject-api", "Guice"),
            Map.entry("org.checkerframework:checker-qual", "the PostgreSQL driver"),
            Map.entry("org.flywaydb:flyway-core", "migrations"),
            Map.entry("org.flywaydb:flyway-database-cockroachdb", "Flyway's PostgreSQL"),
            Map.entry("org.flywaydb:flyway-database-postgresql", "migrations"),
            Map.entry("org.jdbi:jdbi3-core", "SQL"),
            Map.entry("org.jdbi:jdbi3-postgres", "SQL"),
            Map.entry("org.jetbrains.kotlin:kotlin-stdlib", "OkHttp"),
            Map.entry("org.jetbrains:annotations", "Kotlin"),
            Map.entry("org.jspecify:jspecify", "our annotations"),
            Map.entry("org.postgresql:postgresql", "the driver"),
            Map.entry("org.slf4j:slf4j-api", "logging, without a backend"));

    @Test
    void anEmbedderGetsWhatIsNeededAndNothingElse() {
        ExternalProject project = ExternalProject.named("plain-java");
        Finished build = project.build();
        assertThat(build.exitCode()).as(build.stdout()).isZero();

        assertThat(project.dependencies()).containsExactlyInAnyOrderElementsOf(NEEDED.keySet());
    }
}
