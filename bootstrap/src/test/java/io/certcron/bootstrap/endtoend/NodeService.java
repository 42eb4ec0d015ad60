package io.certcron.bootstrap.endtoend;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A service in another language, written from the contracts alone, as a process. */
final class NodeService implements AutoCloseable {

    static final String TOKEN = "a-token-of-the-node-service";

    private static final Path SCRIPT = Path.of("src", "test", "resources", "contract-verify", "service.mjs");

    private final Process process;
    private final int port;
    private final Path tokenFile;

    private NodeService(Process process, int port, Path tokenFile) {
        this.process = process;
        this.port = port;
        this.tokenFile = tokenFile;
    }

    /** Skips or fails the test where there is no Node. */
    static void require() {
        RequiredTools.require("nodejs", node());
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param directory for its token and its store, which outlives it
     */
    static NodeService start(Path directory, String service, String... options) {
        try {
            Path tokenFile = Files.writeString(directory.resolve("token"), TOKEN + "\n");
            List<String> command = new ArrayList<>(List.of(
                    node(),
                    SCRIPT.toString(),
                    "--service",
                    service,
                    "--token-file",
                    tokenFile.toString(),
                    "--store",
                    directory.resolve(service + ".json").toString()));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader stdout =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new NodeService(process, Integer.parseInt(stdout.readLine()), tokenFile);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String tokenFile() {
        return tokenFile.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static String node() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("/usr/bin/node"))
                .toString();
    }
}
