package io.certcron.http.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A scrape as Prometheus would read it. */
record Scrape(String text, Map<String, Double> samples) {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+(?:\\{[^}]*\\})?) (\\S+)$");

    static Scrape of(JobMetrics metrics) {
        String text = metrics.scrape();
        Map<String, Double> samples = new TreeMap<>();
        Matcher lines = SAMPLE.matcher(text);
        while (lines.find()) {
            samples.put(lines.group(1), Double.valueOf(lines.group(2)));
        }
        return new Scrape(text, samples);
    }

    /** The value of a sample, named without our prefix: {@code backlog{action="REMINDER"}}. */
    double value(String sample) {
        Double value = samples.get("certification_cron_" + sample);
        if (value == null) {
            throw new AssertionError("no such sample: " + sample + "\n" + text);
        }
        return value;
    }

    boolean has(String sample) {
        return samples.containsKey("certification_cron_" + sample);
    }

    Set<String> names() {
        return samples.keySet().stream()
                .map(sample -> sample.replaceFirst("\\{.*", ""))
                .collect(Collectors.toSet());
    }
}
