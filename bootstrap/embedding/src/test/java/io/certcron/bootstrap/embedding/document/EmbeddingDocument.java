package io.certcron.bootstrap.embedding.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The fenced Java of docs/embedding.md, and the regions of the test that runs it. */
final class EmbeddingDocument {

    static final Path FILE = Path.of("..", "..", "docs", "embedding.md");

    private static final Path CODE = Path.of(
            "src",
            "test",
            "java",
            "io",
            "certcron",
            "bootstrap",
            "embedding",
            "document",
            "EmbeddingSnippetsTest.java");

    private static final Pattern NAMED_BLOCK =
            Pattern.compile("<!-- snippet: (\\S+) -->\n```java\n(.*?)\n```\n", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("^```java$", Pattern.MULTILINE);
    private static final Pattern REGION = Pattern.compile("// snippet: (\\S+)\n(.*?)\n *// end\n", Pattern.DOTALL);

    private EmbeddingDocument() {}

    /** The fenced blocks by name. */
    static Map<String, String> blocks() {
        return named(NAMED_BLOCK, read(FILE));
    }

    /** How many blocks there are, named or not. */
    static long blockCount() {
        return BLOCK.matcher(read(FILE)).results().count();
    }

    /** The regions of the code by name, moved to the left. */
    static Map<String, String> regions() {
        return named(REGION, read(CODE));
    }

    static String text() {
        return read(FILE);
    }

    private static Map<String, String> named(Pattern pattern, String text) {
        Map<String, String> found = new LinkedHashMap<>();
        List<MatchResult> matches = pattern.matcher(text).results().toList();
        for (MatchResult match : matches) {
            if (found.put(match.group(1), match.group(2).stripIndent()) != null) {
                throw new IllegalStateException("Two snippets have the name " + match.group(1));
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
