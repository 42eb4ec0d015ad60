package io.certcron.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A Java process, from its start to its exit. */
public final class MeasuredProcess {

    /**
     * What it left behind.
     *
     * @param exitCode its exit code
     * @param stdout the lines of its standard output
     * @param elapsed from start to exit
     * @param peakHeapMib the most that its heap held
     * @param peakRssMib the most of memory that it took
     */
    public record Finished(
            int exitCode, List<String> stdout, Duration elapsed, OptionalLong peakHeapMib, OptionalLong peakRssMib) {}

    private static final long LOOK_MILLIS = 20;

    private MeasuredProcess() {}

    /** On the Java that this process runs on. */
    public static Finished run(
            Path directory, List<String> javaArguments, Map<String, String> environment, Duration atMost) {
        return run(Java.executable(), directory, javaArguments, environment, atMost);
    }

    /**
     * Starts it, waits and reads. Of the environment it sees only what is given.
     *
     * @param java the launcher
     * @param directory where its output goes
     * @param javaArguments what comes after {@code java}
     * @throws IllegalStateException if it takes longer than the given time
     */
    public static Finished run(
            String java, Path directory, List<String> javaArguments, Map<String, String> environment, Duration atMost) {
        try {
            Files.createDirectories(directory);
            Path stdout = directory.resolve("stdout");
            Path gcLog = directory.resolve("gc.log");
            List<String> command = new ArrayList<>(List.of(java, GcLog.OPTION + gcLog));
            command.addAll(javaArguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(stdout.toFile())
                    .redirectError(directory.resolve("stderr").toFile())
                    .redirectInput(new File("/dev/null"));
            builder.environment().clear();
            builder.environment().putAll(environment);
            long start = System.nanoTime();
            Process process = builder.start();
            PeakMemory memory = await(process, atMost);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new Finished(
                    process.exitValue(),
                    Files.readAllLines(stdout),
                    elapsed,
                    GcLog.peakHeapMib(Files.readAllLines(gcLog)),
                    memory.mib());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PeakMemory await(Process process, Duration atMost) {
        PeakMemory memory = new PeakMemory(process.pid());
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                memory.look();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("A process was still running after " + atMost);
                }
            }
            return memory;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
