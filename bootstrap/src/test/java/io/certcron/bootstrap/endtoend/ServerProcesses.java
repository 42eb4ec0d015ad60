package io.certcron.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a PostgreSQL server at one moment. */
record ServerProcesses(List<Long> pids) {

    /** Those of the server whose data are somewhere in the directory. */
    static ServerProcesses of(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            Path pidFile = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            long postmaster = Long.parseLong(Files.readAllLines(pidFile).get(0));
            return new ServerProcesses(ProcessHandle.of(postmaster).stream()
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .map(ProcessHandle::pid)
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SIGSTOP: nothing of the server moves, and its connections stay. */
    void freeze() {
        pids.forEach(pid -> JobProcess.signal("-STOP", pid));
    }

    /** SIGCONT. */
    void thaw() {
        pids.forEach(pid -> JobProcess.signal("-CONT", pid));
    }
}
