package io.certcron.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The resident memory of a process at its most, as Linux keeps it; elsewhere nothing is known. */
final class PeakMemory {

    private static final String KEY = "VmHWM:";
    private static final long KIB_PER_MIB = 1_024;

    private final Path status;
    private OptionalLong mib = OptionalLong.empty();

    PeakMemory(long pid) {
        status = Path.of("/proc", Long.toString(pid), "status");
    }

    /** Looks once more; a process that has ended has left what was seen last. */
    void look() {
        try {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(KEY))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst()
                    .ifPresent(seen -> mib = OptionalLong.of(seen));
        } catch (IOException ended) {
            // what was seen last stays
        }
    }

    OptionalLong mib() {
        return mib;
    }
}
