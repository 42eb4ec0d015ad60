package io.certcron.bench.figures;

import java.util.List;

/** The same thing, measured several times; in order of size. */
public record Distribution(List<Double> sorted) {

    /** Sorts what was measured, of which there must be something. */
    public Distribution {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("sorted: nothing was measured");
        }
        sorted = sorted.stream().sorted().toList();
    }

    /** The middle one, or halfway between the two in the middle. */
    public double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest. */
    public double least() {
        return sorted.get(0);
    }

    /** The largest. */
    public double most() {
        return sorted.get(sorted.size() - 1);
    }
}
