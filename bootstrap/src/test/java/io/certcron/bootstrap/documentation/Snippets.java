package io.certcron.bootstrap.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Java that a page shows. Each block stands below a comment, {@code <!-- snippet: FILE REGION -->}, and has the words
 * of that region of the file, which a test or an external project compiles and runs.
 */
final class Snippets {

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)(?:^<!-- snippet: (\\S+) (\\S+) -->\\n)?^```java\\n(.*?)^```$");

    private final Path root;

    Snippets(Path root) {
        this.root = root;
    }

    /** What is wrong with the blocks of a page. */
    Stream<String> faults(String page) {
        return BLOCK.matcher(page).results().map(this::fault).flatMap(Optional::stream);
    }

    private Optional<String> fault(MatchResult block) {
        if (block.group(1) == null) {
            return Optional.of("no snippet is named above: " + firstLine(block.group(3)));
        }
        if (!block.group(1).matches(".*/src/(test/java|it)/.*")) {
            return Optional.of("not a file that a test compiles and runs: " + block.group(1));
        }
        String shown = block.group(3);
        Optional<String> region = region(root.resolve(block.group(1)), block.group(2));
        return region.filter(shown::equals).isPresent()
                ? Optional.empty()
                : Optional.of(block.group(1) + " " + block.group(2) + " says: " + region.orElse("nothing"));
    }

    private static Optional<String> region(Path file, String name) {
        try {
            return Pattern.compile("(?ms)^ *// region " + Pattern.quote(name) + "\\n(.*?)^ *// endregion$")
                    .matcher(Files.readString(file))
                    .results()
                    .map(region -> region.group(1).stripTrailing().stripIndent() + "\n")
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
