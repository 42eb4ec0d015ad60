package io.certcron.bootstrap.embedding.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.embedding.HttpServices;
import io.certcron.bootstrap.embedding.MentorPlatform;
import io.certcron.bootstrap.embedding.external.ExternalProject.Finished;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Projects of others, built against what we publish, run a check against PostgreSQL. */
class ExternalProjectIT {

    private static final String MAIN = "org.example.mentors.NightlyCheck";

    @RegisterExtension
    final MentorPlatform platform = MentorPlatform.migrated();

    private UUID expiresToday;

    @BeforeEach
    void certify() {
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
        expiresToday = platform.certify(today);
        platform.certify(today.plusDays(30));
        platform.certify(today.plusDays(90));
    }

    @Test
    void fiveLinesOfPlainJavaRunACheckByTheServicesOverHttp() {
        ExternalProject project = built("plain-java");
        try (HttpServices services = new HttpServices(platform)) {
            Finished check = project.java(
                    MAIN,
                    platform.jdbcUrl(),
                    MentorPlatform.RUNTIME,
                    "",
                    services.address(),
                    HttpServices.TOKEN,
                    services.address(),
                    HttpServices.TOKEN);

            assertCompleted(check);
            assertThat(services.keys()).hasSize(2);
        }
    }

    @Test
    void aModuleInAnInjectorRunsACheckByThePlatformsOwnCode() {
        ExternalProject project = built("guice");
        platform.run("GRANT UPDATE (status) ON certifications TO " + MentorPlatform.RUNTIME);

        assertCompleted(project.java(MAIN, platform.jdbcUrl(), MentorPlatform.RUNTIME));
    }

    private ExternalProject built(String name) {
        ExternalProject project = ExternalProject.named(name);
        Finished build = project.build();
        assertThat(build.exitCode()).as(build.stdout()).isZero();
        return project;
    }

    /** Nothing on standard error but what SLF4J says where there is no backend, and a new JVM about Guice's use of Unsafe. */
    private void assertCompleted(Finished check) {
        assertThat(check.exitCode()).as(check.stderr()).isZero();
        assertThat(check.stdout()).isEqualTo("COMPLETED");
        assertThat(check.stderr().lines()).allMatch(line -> line.matches("(SLF4J\\(W\\)|WARNING): .*"));
        assertThat(platform.statusOf(expiresToday)).isEqualTo("paused");
        assertThat(platform.list("SELECT status FROM certification_idempotency_log"))
                .containsExactly("DONE", "DONE");
    }
}
