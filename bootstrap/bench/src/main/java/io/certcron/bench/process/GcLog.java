package io.certcron.bench.process;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JVM wrote with {@code -Xlog:gc,gc+heap+exit}. */
public final class GcLog {

    /** What to give the JVM; the file follows. */
    public static final String OPTION = "-Xlog:gc,gc+heap+exit:file=";

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");
    private static final Pattern AT_EXIT = Pattern.compile("heap\\s+total (?:reserved )?\\d+K,.*used (\\d+)K");
    private static final long KIB_PER_MIB = 1_024;

    private GcLog() {}

    /** The most that the heap held at the beginning of a collection or at the end, in MiB; nothing where the log is of another kind. */
    public static OptionalLong peakHeapMib(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.concat(
                        COLLECTION.matcher(line).results().map(GcLog::mibBefore),
                        AT_EXIT.matcher(line).results().map(GcLog::mibAtExit)))
                .mapToLong(Long::longValue)
                .max();
    }

    private static Long mibBefore(MatchResult collection) {
        return Long.valueOf(collection.group(1));
    }

    private static Long mibAtExit(MatchResult heap) {
        return Long.parseLong(heap.group(1)) / KIB_PER_MIB;
    }
}
