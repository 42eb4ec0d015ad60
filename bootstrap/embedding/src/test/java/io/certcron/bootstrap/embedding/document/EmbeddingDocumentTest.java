package io.certcron.bootstrap.embedding.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EmbeddingDocumentTest {

    @Test
    void everySnippetIsCodeThatIsRun() {
        assertThat(EmbeddingDocument.blocks()).isNotEmpty().isEqualTo(EmbeddingDocument.regions());
        assertThat(EmbeddingDocument.blockCount())
                .as("every block of Java has a name above it")
                .isEqualTo(EmbeddingDocument.blocks().size());
    }

    @Test
    void theDependencyIsOfThisVersion() throws IOException {
        Matcher version = Pattern.compile("<artifactId>certification-cron</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();

        assertThat(EmbeddingDocument.text())
                .contains(
                        """
                          <artifactId>certification-cron-embedding</artifactId>
                          <version>%s</version>
                        """
                                .formatted(version.group(1)));
    }
}
