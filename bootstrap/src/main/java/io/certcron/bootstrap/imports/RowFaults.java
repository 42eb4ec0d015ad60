package io.certcron.bootstrap.imports;

import java.util.ArrayList;
import java.util.List;

/** Counts the bad rows, and keeps the first of them. */
final class RowFaults {

    /** As many as a person wants to read before looking into the file. */
    static final int KEPT = 10;

    private final List<RowFault> first = new ArrayList<>(KEPT);
    private long count;

    void add(RowFault fault) {
        count++;
        if (first.size() < KEPT) {
            first.add(fault);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    ImportOutcome.Faulty outcome() {
        return new ImportOutcome.Faulty(first, count);
    }
}
