package io.certcron.bench.contender;

import io.certcron.bench.platform.BenchDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What there is to do, and how the process that does it is started.
 *
 * @param database what is due, and where the rest of the data is
 * @param share how many of those that are due are to be settled
 * @param jdbcUrl how to reach it
 * @param services who is to be called
 * @param jvmOptions the same for all contenders
 * @param directory where the process leaves its logs
 */
public record Night(
        BenchDatabase database, int share, String jdbcUrl, URI services, List<String> jvmOptions, Path directory) {

    /** Makes the options unmodifiable. */
    public Night {
        jvmOptions = List.copyOf(jvmOptions);
    }
}
