package io.certcron.bootstrap.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The runnable jar as a process of its own. */
final class JobProcess {

    /** What a finished process left behind. */
    record Finished(int exitCode, List<String> stdout, String stderr, Duration elapsed) {}

    private final Process process;
    private final Path stdout;
    private final Path stderr;
    private final long startedAt = System.nanoTime();

    private JobProcess(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Starts the jar with the arguments; of the environment it sees only the given settings. */
    static JobProcess start(Map<String, String> settings, String... arguments) {
        return start(List.of(), settings, arguments);
    }

    static JobProcess start(List<String> jvmOptions, Map<String, String> settings, String... arguments) {
        try {
            Path stdout = Files.createTempFile("certcron", ".out");
            Path stderr = Files.createTempFile("certcron", ".err");
            ProcessBuilder builder = new ProcessBuilder(commandLine(jvmOptions, arguments))
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .redirectInput(new File("/dev/null"));
            builder.environment().keySet().removeIf(name -> name.startsWith("CERTCRON_") || name.contains("JAVA"));
            builder.environment().putAll(settings);
            return new JobProcess(builder.start(), stdout, stderr);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts, waits and reads. */
    static Finished run(Map<String, String> settings, String... arguments) {
        return start(settings, arguments).await(Duration.ofMinutes(2));
    }

    private static List<String> commandLine(List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", System.getProperty("certcron.jar")));
        command.addAll(List.of(arguments));
        return command;
    }

    Finished await(Duration atMost) {
        try {
            if (!awaitExitFor(atMost)) {
                kill();
                throw new AssertionError("The process was still running after " + atMost + ":\n"
                        + Files.readString(stdout) + Files.readString(stderr));
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
            return new Finished(process.exitValue(), Files.readAllLines(stdout), Files.readString(stderr), elapsed);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits for the process to end by itself, at most so long. */
    boolean awaitExitFor(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** SIGKILL: the process can do nothing about it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM: the process may tidy up. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The lines written so far. */
    List<String> stdoutSoFar() {
        try {
            return Files.readAllLines(stdout);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
