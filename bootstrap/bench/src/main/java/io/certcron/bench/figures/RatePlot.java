package io.certcron.bench.figures;

import java.util.List;
import java.util.Locale;

/**
 * Settled a second as bars on a logarithmic scale, a group for each delay of the services. The colours can be told from a
 * light background as well as from a dark one.
 */
public final class RatePlot {

    private static final int WIDTH = 760;
    private static final int LABELS = 150;
    private static final int NUMBERS = 150;
    private static final int BAR = 18;
    private static final int ROW = 24;
    private static final int GROUP = 34;
    private static final double TENFOLD_AT_LEAST = 1;

    private static final String TEXT = "#808080";
    private static final String OURS = "#2f81f7";
    private static final String CEILING = "#9a9a9a";
    private static final String OTHERS = "#d0812c";

    private RatePlot() {}

    /** The plot of those scenarios, in their order. */
    public static String of(Measurements measurements, List<Scenario> scenarios) {
        double most = scenarios.stream()
                .mapToDouble(scenario -> rate(measurements, scenario))
                .max()
                .orElse(TENFOLD_AT_LEAST);
        StringBuilder bars = new StringBuilder();
        int y = 0;
        long delay = -1;
        for (Scenario scenario : scenarios) {
            if (scenario.delay().toMillis() != delay) {
                delay = scenario.delay().toMillis();
                y += GROUP;
                bars.append(text(0, y - BAR / 2, "start", "services take " + delay + " ms"));
            }
            bars.append(bar(scenario, rate(measurements, scenario), most, y));
            y += ROW;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>Certifications settled a second, on a logarithmic scale</title>
                %s</svg>
                """
                .formatted(WIDTH, y + ROW / 2, bars);
    }

    private static double rate(Measurements measurements, Scenario scenario) {
        return measurements.of(scenario, Metric.RATE).map(Distribution::median).orElse(TENFOLD_AT_LEAST);
    }

    private static String bar(Scenario scenario, double rate, double most, int y) {
        double length = length(rate, most);
        int baseline = y + BAR - 4;
        return text(LABELS - 8, baseline, "end", scenario.contender())
                + String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>%n",
                        LABELS,
                        y,
                        length,
                        BAR,
                        colour(scenario.contender()))
                + text(LABELS + 8 + (int) length, baseline, "start", String.format(Locale.ROOT, "%,.0f/s", rate));
    }

    /** From one a second on, in proportion to the number of digits. */
    static double length(double rate, double most) {
        double whole = Math.log10(Math.max(10, most));
        return (WIDTH - LABELS - NUMBERS) * Math.max(0, Math.log10(Math.max(1, rate))) / whole;
    }

    private static String colour(String contender) {
        if (contender.equals("ours")) {
            return OURS;
        }
        return contender.endsWith("-alone") ? CEILING : OTHERS;
    }

    private static String text(int x, int y, String anchor, String words) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, TEXT, words);
    }
}
