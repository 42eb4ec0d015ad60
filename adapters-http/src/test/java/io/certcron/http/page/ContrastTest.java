package io.certcron.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the style sheet puts upon what can be told apart, by day and by night: WCAG 2.2, level AA. */
class ContrastTest {

    /** Success criterion 1.4.3. */
    private static final double TEXT = 4.5;

    /** Success criterion 1.4.11: what has to be seen, and is no text. */
    private static final double DRAWING = 3;

    private static final Pattern BLOCK = Pattern.compile("(?s):root \\{(.*?)\\}");
    private static final Pattern COLOUR = Pattern.compile("(--[a-z-]+): (#[0-9a-f]{3,6});");

    private static final List<String> GROUNDS = List.of("--bg", "--surface", "--sunken");
    private static final List<String> TONES = List.of("--good", "--warn", "--bad", "--busy");

    private static final String CSS = css();

    @ParameterizedTest
    @EnumSource
    void textIsReadable(Scheme scheme) {
        Stream<Pair> plain = Stream.of("--text", "--quiet", "--link")
                .flatMap(text -> GROUNDS.stream().map(ground -> new Pair(text, ground)));
        Stream<Pair> toned = TONES.stream()
                .flatMap(tone -> Stream.of(
                        new Pair(tone, tone + "-bg"),
                        new Pair(tone, "--surface"),
                        new Pair("--surface", tone),
                        new Pair("--text", tone + "-bg")));
        Stream<Pair> others =
                Stream.of(new Pair("--on-main", "--main"), new Pair("--text", "--none"), new Pair("--bad", "--bg"));

        assertAtLeast(TEXT, scheme, Stream.of(plain, toned, others).flatMap(pairs -> pairs));
    }

    @ParameterizedTest
    @EnumSource
    void focusAndDrawingsAreSeen(Scheme scheme) {
        Stream<Pair> focus = Stream.concat(GROUNDS.stream(), TONES.stream().map(tone -> tone + "-bg"))
                .map(ground -> new Pair("--focus", ground));
        Stream<Pair> drawings = Stream.of("--main", "--warn", "--quiet").map(drawing -> new Pair(drawing, "--surface"));

        assertAtLeast(DRAWING, scheme, Stream.concat(focus, drawings));
    }

    @ParameterizedTest
    @EnumSource
    void theEdgeOfAFieldIsSeen(Scheme scheme) {
        assertThat(CSS).contains("border: 1px solid color-mix(in srgb, var(--quiet) 70%, var(--surface))");
        int[] edge = mixed(of(scheme, "--quiet"), of(scheme, "--surface"), 0.7);

        assertThat(contrast(edge, of(scheme, "--surface"))).isGreaterThanOrEqualTo(DRAWING);
    }

    @Test
    void everyColourHasAName() {
        assertThat(BLOCK.matcher(CSS).replaceAll("")).doesNotContainPattern("#[0-9a-fA-F]{3}|rgb\\(|hsl\\(");
        assertThat(Scheme.NIGHT.colours().keySet())
                .isEqualTo(Scheme.DAY.colours().keySet());
    }

    @Test
    void contrastIsMeasuredAsTheGuidelinesSay() {
        assertThat(contrast(new int[] {0, 0, 0}, new int[] {255, 255, 255})).isEqualTo(21, offset(0.001));
        assertThat(contrast(new int[] {0x77, 0x77, 0x77}, new int[] {255, 255, 255}))
                .isEqualTo(4.48, offset(0.005));
    }

    private static void assertAtLeast(double least, Scheme scheme, Stream<Pair> pairs) {
        Map<String, Double> tooFaint = new LinkedHashMap<>();
        Set<Pair> measured = new HashSet<>();
        pairs.forEach(pair -> {
            measured.add(pair);
            double contrast = contrast(of(scheme, pair.foreground()), of(scheme, pair.ground()));
            if (contrast < least) {
                tooFaint.put(pair.foreground() + " on " + pair.ground(), contrast);
            }
        });
        assertThat(tooFaint).isEmpty();
        assertThat(measured).hasSizeGreaterThan(5);
    }

    private static int[] of(Scheme scheme, String name) {
        return Objects.requireNonNull(scheme.colours().get(name), name);
    }

    private static double contrast(int[] one, int[] other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(int[] colour) {
        return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static int[] mixed(int[] one, int[] other, double share) {
        int[] mixed = new int[one.length];
        for (int i = 0; i < one.length; i++) {
            mixed[i] = (int) Math.round(one[i] * share + other[i] * (1 - share));
        }
        return mixed;
    }

    private static String css() {
        try {
            return Files.readString(Path.of("src/main/resources/io/certcron/http/page/page.css"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private record Pair(String foreground, String ground) {}

    private enum Scheme {
        DAY(0),
        NIGHT(1);

        private final int block;

        /** @param block which of the blocks of colours is its */
        Scheme(int block) {
            this.block = block;
        }

        Map<String, int[]> colours() {
            String colourBlock = BLOCK.matcher(CSS)
                    .results()
                    .skip(block)
                    .findFirst()
                    .orElseThrow()
                    .group(1);
            Map<String, int[]> colours = new LinkedHashMap<>();
            COLOUR.matcher(colourBlock).results().forEach(found -> colours.put(found.group(1), rgb(found.group(2))));
            return colours;
        }

        private static int[] rgb(String hex) {
            String six = hex.length() == 4 ? hex.substring(1).replaceAll("(.)", "$1$1") : hex.substring(1);
            int all = Integer.parseInt(six, 16);
            return new int[] {all >> 16, (all >> 8) & 0xff, all & 0xff};
        }
    }
}
