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

    /** As the launcher of the zip has them. */
    static final List<String> COMPILED_QUICKLY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

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
        return start(COMPILED_QUICKLY, settings, arguments);
    }

    static JobProcess start(List<String> jvmOptions, Map<String, String> settings, String... arguments) {
        return launch(jarWith(jvmOptions, arguments), settings);
    }

    /** Starts a main class of the tests, upon the jar. */
    static JobProcess startMain(Class<?> main, Map<String, String> settings, String... arguments) {
        String classPath = System.getProperty("certcron.jar")
                + File.pathSeparator
                + main.getProtectionDomain().getCodeSource().getLocation().getPath();
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(COMPILED_QUICKLY);
        command.addAll(List.of("-Xmx128m", "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return launch(command, settings);
    }

    private static JobProcess launch(List<String> command, Map<String, String> settings) {
        try {
            Path stdout = Files.createTempFile("certcron", ".out");
            Path stderr = Files.createTempFile("certcron", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
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

    /** Has any command run, as if it were the job. */
    static Finished run(List<String> command, Map<String, String> environment) {
        return launch(command, environment).await(Duration.ofMinutes(2));
    }

    private static List<String> jarWith(List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", System.getProperty("certcron.jar")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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

    /** SIGSTOP: the process freezes, and knows nothing of it. */
    void freeze() {
        signal("-STOP", process.pid());
    }

    /** SIGCONT. */
    void thaw() {
        signal("-CONT", process.pid());
    }

    /** Sends a signal to a process and waits until it is sent. */
    static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The processor time that the process has used. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The lines written so far, without a last one that was cut off by a kill. */
    List<String> wholeLinesSoFar() {
        List<String> lines = stdoutSoFar();
        return lines.isEmpty() || lines.get(lines.size() - 1).endsWith("}")
                ? lines
                : lines.subList(0, lines.size() - 1);
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
