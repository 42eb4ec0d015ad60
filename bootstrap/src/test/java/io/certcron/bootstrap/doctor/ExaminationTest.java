package io.certcron.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ExaminationTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    private final List<String> progress = new ArrayList<>();

    @Test
    void skipsWhatDependsOnAFailedCheckAndSaysWhy() {
        List<Examined> results = examine(
                LONG,
                check("base", "", () -> List.of(new Finding.Failed("It is gone.", "Bring it back."))),
                check("middle", "base", () -> List.of(new Finding.Ok("Fine."))),
                check("top", "middle", () -> List.of(new Finding.Ok("Fine."))),
                check("other", "", () -> List.of(new Finding.Ok("Fine."))));

        assertThat(results)
                .containsExactly(
                        new Examined("base", new Finding.Failed("It is gone.", "Bring it back.")),
                        new Examined("middle", new Finding.Skipped("Not looked at: 'base' comes first.")),
                        new Examined("top", new Finding.Skipped("Not looked at: 'middle' comes first.")),
                        new Examined("other", new Finding.Ok("Fine.")));
        assertThat(progress).containsExactly("base", "other");
    }

    @Test
    void goesOnAfterAWarning() {
        List<Examined> results = examine(
                LONG,
                check("base", "", () -> List.of(new Finding.Warning("Hm.", "Look."))),
                check("top", "base", () -> List.of(new Finding.Ok("Fine."))));

        assertThat(results).extracting(Examined::finding).last().isEqualTo(new Finding.Ok("Fine."));
    }

    @Test
    void leavesACheckThatHangsBehind() {
        // joining cares as little for interrupts as a socket does
        CompletableFuture<List<Finding>> never = new CompletableFuture<>();
        List<Examined> results = examine(
                Duration.ofMillis(50),
                check("hanging", "", never::join),
                check("next", "", () -> List.of(new Finding.Ok("Fine."))));

        assertThat(results).extracting(Examined::check).containsExactly("hanging", "next");
        assertThat(results.get(0).finding()).isInstanceOf(Finding.Failed.class);
        assertThat(results.get(1).finding()).isInstanceOf(Finding.Ok.class);
    }

    @Test
    void looksAtNothingMoreOnceItsTimeIsUp() {
        List<Examined> results = new Examination(LONG, Duration.ZERO, progress::add)
                .of(List.of(check("late", "", () -> List.of(new Finding.Ok("Fine.")))));

        assertThat(results.get(0).finding()).isInstanceOf(Finding.Skipped.class);
    }

    @Test
    void doesNotShowTheMessageOfAnException() {
        List<Examined> results = examine(LONG, check("broken", "", () -> {
            throw new IllegalStateException("password-canary");
        }));

        assertThat(results.get(0).finding()).isInstanceOf(Finding.Failed.class);
        assertThat(results.get(0).finding().text())
                .contains("IllegalStateException")
                .doesNotContain("canary");
    }

    private List<Examined> examine(Duration limit, Check... checks) {
        return new Examination(limit, LONG, progress::add).of(List.of(checks));
    }

    private static Check check(String name, String needs, Callable<List<Finding>> look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> needs() {
                return needs.isEmpty() ? List.of() : List.of(needs);
            }

            @Override
            public List<Finding> look() throws Exception {
                return look.call();
            }
        };
    }
}
