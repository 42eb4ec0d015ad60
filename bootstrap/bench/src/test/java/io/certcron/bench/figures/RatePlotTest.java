package io.certcron.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class RatePlotTest {

    @Test
    void hasABarForEachContenderAndAGroupForEachDelay() throws Exception {
        String svg = RatePlot.of(Measured.some(), List.of(Measured.OURS, Measured.SQL, Measured.HTTP, Measured.LOOP));

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(4);
        assertThat(svg).contains("services take 0 ms", "services take 20 ms", "30,000/s", "1,000/s");
    }

    @Test
    void tenTimesAsManyAreAlwaysAsMuchLonger() {
        double tenth = RatePlot.length(10, 10_000);

        assertThat(RatePlot.length(100, 10_000)).isCloseTo(2 * tenth, within(1e-9));
        assertThat(RatePlot.length(10_000, 10_000)).isCloseTo(4 * tenth, within(1e-9));
    }

    @Test
    void lessThanOneASecondHasNoLength() {
        assertThat(RatePlot.length(0.5, 10_000)).isZero();
    }
}
