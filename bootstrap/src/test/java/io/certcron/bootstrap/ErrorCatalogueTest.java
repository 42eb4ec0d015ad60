package io.certcron.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of errors is complete, and lists nothing that doesn't exist. */
class ErrorCatalogueTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    @Test
    void theCatalogueListsEveryErrorCodeOnce() throws IOException {
        String catalogue = Files.readString(Path.of("../docs/errors.md"));

        List<String> listed =
                ROW.matcher(catalogue).results().map(row -> row.group(1)).toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ErrorCode.values()).map(ErrorCode::name).toList());
    }
}
