package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.log.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A million certifications, of which a hundred thousand are due, in a heap of 128 MiB. */
class LargeRunIT {

    private static final String A_MILLION =
            """
            INSERT INTO certifications (certification_id, peer_mentor_id, expiry_date, status)
            SELECT gen_random_uuid(), gen_random_uuid(),
                CASE
                    WHEN n %% 10 > 0 THEN DATE '%1$s' + 31 + (n %% 300)
                    ELSE DATE '%1$s' + (ARRAY[30, 14, 7, 0])[1 + n / 10 %% 4]
                END,
                'active'
            FROM generate_series(1, 1000000) AS n;
            ANALYZE certifications
            """;

    @Test
    void memoryStaysFlat() {
        try (Platform platform = Platform.start()) {
            platform.execute(A_MILLION.formatted(TODAY));

            JobProcess.Finished night = JobProcess.start(List.of("-Xmx128m"), platform.settings(Map.of()), "execute")
                    .await(Duration.ofMinutes(3));

            assertThat(night.exitCode()).as(String.join("\n", night.stdout())).isZero();
            LogLines.allValid(night.stdout());
            System.out.println(
                    "LargeRunIT: " + night.stdout().get(night.stdout().size() - 1));
            assertThat(platform.count("certcron_sandbox.sandbox_effect WHERE deliveries = 1"))
                    .isEqualTo(100_000);
            assertThat(platform.count("certifications WHERE status = 'paused'")).isEqualTo(25_000);
        }
    }
}
