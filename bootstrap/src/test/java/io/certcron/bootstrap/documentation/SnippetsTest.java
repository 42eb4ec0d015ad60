package io.certcron.bootstrap.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final String SOURCE = "room/src/test/java/GreetingTest.java";

    private static final Pattern OUR_DEPENDENCY =
            Pattern.compile("<artifactId>certification-cron[a-z-]*</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    Path directory;

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                    Stream.of(ROOT.resolve("README.md"), ROOT.resolve("application/contract-kit/README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatAPageShowsIsWhatIsCompiledAndRun(Path page) throws IOException {
        assertThat(new Snippets(ROOT).faults(Files.readString(page))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatAPageDependsOnIsOfThisVersion(Path page) throws IOException {
        assertThat(OUR_DEPENDENCY.matcher(Files.readString(page)).results().map(version -> version.group(1)))
                .allMatch(version()::equals);
    }

    private static String version() throws IOException {
        Matcher parent = OUR_DEPENDENCY.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(parent.find()).isTrue();
        return parent.group(1);
    }

    @BeforeEach
    void writeASource() throws IOException {
        Path source = directory.resolve(SOURCE);
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                """
                class GreetingTest {
                    // region greeting
                    void greet() {
                        greet("you");
                    }
                    // endregion
                }
                """);
    }

    @Test
    void acceptsARegionWordForWordWithoutItsIndentation() {
        assertThat(faults(SOURCE, "greeting", "void greet() {\n    greet(\"you\");\n}\n"))
                .isEmpty();
    }

    @Test
    void findsABlockThatIsStale() {
        assertThat(faults(SOURCE, "greeting", "void greet() {}\n"))
                .singleElement()
                .asString()
                .contains("greet(\"you\")");
    }

    @Test
    void findsARegionThatDoesNotExist() {
        assertThat(faults(SOURCE, "farewell", "void greet() {}\n"))
                .singleElement()
                .asString()
                .endsWith("says: nothing");
    }

    @Test
    void findsABlockThatNamesNoSource() {
        assertThat(new Snippets(directory).faults("```java\nvoid greet() {}\n```\n"))
                .containsExactly("no snippet is named above: void greet() {}");
    }

    @Test
    void findsASourceThatNoTestRuns() {
        assertThat(faults("room/src/main/java/Greeting.java", "greeting", "void greet() {}\n"))
                .containsExactly("not a file that a test compiles and runs: room/src/main/java/Greeting.java");
    }

    private Stream<String> faults(String source, String region, String shown) {
        return new Snippets(directory)
                .faults("# Page\n\n<!-- snippet: %s %s -->\n```java\n%s```\n".formatted(source, region, shown));
    }
}
