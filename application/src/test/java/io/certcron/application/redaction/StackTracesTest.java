package io.certcron.application.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackTracesTest {

    @Test
    void namesTheExceptionAndWhereItCameFrom() {
        assertThat(StackTraces.withoutMessages(new IllegalStateException("Kari Nordmann")))
                .startsWith("java.lang.IllegalStateException\n\tat " + StackTracesTest.class.getName()
                        + ".namesTheExceptionAndWhereItCameFrom(StackTracesTest.java:")
                .doesNotContain("Kari");
    }

    @Test
    void namesCausesAndSuppressedExceptionsWithoutTheirMessages() {
        Exception root = framed(new IllegalArgumentException("jdbc:postgresql://db?password=hunter2"), 1);
        Exception beside = framed(new UnsupportedOperationException("token=abc"), 0);
        Exception top = framed(new IllegalStateException("kari@example.com", root), 2);
        top.addSuppressed(beside);

        assertThat(StackTraces.withoutMessages(top))
                .isEqualTo(
                        """
                        java.lang.IllegalStateException
                        \tat a.Place.frame0(Place.java:1)
                        \tat a.Place.frame1(Place.java:2)
                        Suppressed: java.lang.UnsupportedOperationException
                        Caused by: java.lang.IllegalArgumentException
                        \tat a.Place.frame0(Place.java:1)
                        """);
    }

    @Test
    void comesToAnEndWhereCausesGoInACircle() {
        Exception first = framed(new IllegalStateException(), 0);
        Exception second = framed(new IllegalArgumentException(first), 0);
        first.initCause(second);

        assertThat(StackTraces.withoutMessages(first))
                .isEqualTo("java.lang.IllegalStateException\nCaused by: java.lang.IllegalArgumentException\n");
    }

    @Test
    void showsOnlyTheTopOfADeepStack() {
        String trace = StackTraces.withoutMessages(framed(new StackOverflowError(), StackTraces.MAX_FRAMES + 3));

        assertThat(trace.lines()).hasSize(1 + StackTraces.MAX_FRAMES + 1);
        assertThat(trace).endsWith("\tat a.Place.frame59(Place.java:60)\n\t... 3 more\n");
    }

    @Test
    void showsOnlyTheFirstOfManyCauses() {
        Throwable chain = IntStream.range(0, StackTraces.MAX_EXCEPTIONS + 5)
                .<Throwable>mapToObj(i -> framed(new IllegalStateException(), 0))
                .reduce((cause, next) -> next.initCause(cause))
                .orElseThrow();

        assertThat(StackTraces.withoutMessages(chain).lines()).hasSize(StackTraces.MAX_EXCEPTIONS);
    }

    private static <T extends Throwable> T framed(T throwable, int frames) {
        throwable.setStackTrace(IntStream.range(0, frames)
                .mapToObj(i -> new StackTraceElement("a.Place", "frame" + i, "Place.java", i + 1))
                .toArray(StackTraceElement[]::new));
        return throwable;
    }
}
