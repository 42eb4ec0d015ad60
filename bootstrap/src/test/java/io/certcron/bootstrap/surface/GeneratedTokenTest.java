package io.certcron.bootstrap.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedTokenTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameAFileInADirectoryThatIsNotThereYet() {
        file = directory.resolve("certification-cron").resolve("token");
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        GeneratedToken.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void itHoldsTheTokenAndNothingIsLeftBesideIt() throws IOException {
        String token = GeneratedToken.in(file);

        assertThat(Files.readString(file)).isEqualTo(token + "\n");
        assertThat(token).matches("[0-9a-f]{64}");
        assertThat(file.getParent().toFile().list()).containsExactly("token");
    }

    @Test
    void theNextProcessFindsTheSameToken() {
        assertThat(GeneratedToken.in(file)).isEqualTo(GeneratedToken.in(file));
    }

    @Test
    void processesThatStartTogetherAgreeOnOne() {
        Set<String> tokens = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 64).parallel().forEach(i -> tokens.add(GeneratedToken.in(file)));

        assertThat(tokens).hasSize(1);
    }

    @Test
    void aFileThatOthersCanReadIsRefused() throws IOException {
        GeneratedToken.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertRefused();
    }

    @Test
    void aLinkIsRefused() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");
        GeneratedToken.in(elsewhere);
        Files.createDirectory(file.getParent());
        Files.createSymbolicLink(file, elsewhere);

        assertRefused();
    }

    @Test
    void somethingElseIsRefusedAndLeftAsItIs() throws IOException {
        Files.createDirectory(file.getParent());
        Files.writeString(file, "precious");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertRefused();
        assertThat(Files.readString(file)).isEqualTo("precious");
    }

    private void assertRefused() {
        assertThatThrownBy(() -> GeneratedToken.in(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http.token-file");
    }
}
