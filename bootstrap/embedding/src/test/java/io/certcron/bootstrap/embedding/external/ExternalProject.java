package io.certcron.bootstrap.embedding.external;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Maven project under {@code src/it}, which is no part of this build: it is copied away and built by a Maven of its own, out
 * of a repository under {@code target} into which the build has installed our artifacts, and Maven Central. What the shared
 * local repository has already is taken from there; nothing of ours gets into it.
 */
public final class ExternalProject {

    private static final long PATIENCE_MINUTES = 5;

    private static final Path MAVEN = path("certcron.external.maven");
    private static final Path REPOSITORY = path("certcron.external.repository");
    private static final Path SHARED_REPOSITORY = path("certcron.external.shared-repository");
    private static final String VERSION = System.getProperty("certcron.version");

    private final Path directory;

    private ExternalProject(Path directory) {
        this.directory = directory;
    }

    /** A copy of the project in that folder, of the caller's own: tests of several JVMs take the same project at a time. */
    public static ExternalProject named(String folder) {
        Path directory = createApart(REPOSITORY.resolveSibling("external-projects"), folder);
        copy(Path.of("src", "it", folder), directory);
        write(directory.resolve("settings.xml"), settings());
        // otherwise it would take the nearest folder of that name above for its own
        create(directory.resolve(".mvn"));
        return new ExternalProject(directory);
    }

    /** Runs Maven in the project. */
    public Finished maven(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                MAVEN.toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--global-settings",
                directory.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Dcertification-cron.version=" + VERSION));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Compiles the project, and leaves its class path for {@link #java}. */
    public Finished build() {
        return maven(
                "compile",
                "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
                "-Dmdep.includeScope=runtime",
                "-Dmdep.outputFile=target/class-path");
    }

    /** What the project runs with, once it is built, each as {@code group:artifact}. */
    public List<String> dependencies() {
        return classPath().map(ExternalProject::coordinatesOf).sorted().toList();
    }

    private Stream<Path> classPath() {
        return Stream.of(read(directory.resolve("target/class-path")).split(File.pathSeparator))
                .map(Path::of);
    }

    private static String coordinatesOf(Path jar) {
        Path artifact = REPOSITORY.relativize(jar).getParent().getParent();
        return artifact.getParent().toString().replace(File.separatorChar, '.') + ":" + artifact.getFileName();
    }

    /** Runs a class of the project, once it is built, in a process of its own. */
    public Finished java(String mainClass, String... arguments) {
        String classPath =
                directory.resolve("target/classes") + File.pathSeparator + read(directory.resolve("target/class-path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Finished run(List<String> command) {
        Path stdout = directory.resolve("stdout.log");
        Path stderr = directory.resolve("stderr.log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            builder.environment()
                    .putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "MAVEN_OPTS", "-Xmx256m"));
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Finished(ended ? process.exitValue() : -1, read(stdout), read(stderr));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String settings() {
        String shared =
                """
                      <id>shared-local-repository</id>
                      <url>%s</url>
                      <releases>
                        <checksumPolicy>ignore</checksumPolicy>
                      </releases>
                      <snapshots>
                        <enabled>false</enabled>
                      </snapshots>
                """
                        .formatted(SHARED_REPOSITORY.toUri());
        return """
                <settings>
                  <profiles>
                    <profile>
                      <id>shared</id>
                      <repositories>
                        <repository>
                %1$s
                        </repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository>
                %1$s
                        </pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles>
                    <activeProfile>shared</activeProfile>
                  </activeProfiles>
                </settings>
                """
                .formatted(shared);
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(property + " is set by the build: run this test by 'mvn verify'");
        }
        return Path.of(value);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path createApart(Path parent, String prefix) {
        create(parent);
        try {
            return Files.createTempDirectory(parent, prefix + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A process that has ended.
     *
     * @param exitCode its exit code; -1 where it took too long
     * @param stdout what it wrote
     * @param stderr what it complained of
     */
    public record Finished(int exitCode, String stdout, String stderr) {}
}
