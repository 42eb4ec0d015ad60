package io.certcron.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStreamTest {

    private final List<String> lines = new ArrayList<>();
    private final LineStream stream = new LineStream(lines::add);

    @Test
    void handsOnWholeLinesWithoutTheirEndsAndNoBlankOnes() throws IOException {
        write("one\r\n\n  \ntwo\nthr");

        assertThat(lines).containsExactly("one", "two");
    }

    @Test
    void handsOnWhatIsLeftWhenItIsClosed() throws IOException {
        write("no end");
        stream.close();

        assertThat(lines).containsExactly("no end");
    }

    @Test
    void cutsALineThatDoesNotEnd() throws IOException {
        write("x".repeat(16_384) + "y\n");

        assertThat(lines).containsExactly("x".repeat(16_384), "y");
    }

    private void write(String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
