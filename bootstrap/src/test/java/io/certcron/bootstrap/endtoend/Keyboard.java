package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Somebody without a mouse. Whatever has the focus must show it. */
final class Keyboard {

    private static final int MANY = 300;

    /** What a sighted person would expect to reach, in the order of the page. */
    private static final String REACHABLE =
            """
            return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter(each => each.tabIndex >= 0 && !each.disabled && each.type !== 'hidden' && each.checkVisibility())
                .map((each, number) => { each.dataset.number = number; return String(number); });
            """;

    private static final String FOCUSED = "return document.activeElement.dataset.number || '';";

    /** What a screen reader would call it. */
    private static final String NAME =
            """
            const it = document.activeElement;
            return (it.ariaLabel || (it.labels && it.labels.length ? it.labels[0].innerText : it.textContent) || '').trim();
            """;

    private static final String SHOWS_FOCUS =
            """
            const style = getComputedStyle(document.activeElement);
            const place = document.activeElement.getBoundingClientRect();
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                && place.width > 0 && place.bottom > 0 && place.top < innerHeight;
            """;

    private final ChromeDriver driver;

    Keyboard(ChromeDriver driver) {
        this.driver = driver;
    }

    void type(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void press(Keys key) {
        type(key);
    }

    /** Presses Tab until what has the focus is called by these words. */
    void tabTo(String words) {
        List<String> passed = new ArrayList<>();
        while (passed.size() < MANY) {
            press(Keys.TAB);
            String name = focused();
            if (name.startsWith(words)) {
                assertShowsFocus();
                return;
            }
            passed.add(name);
        }
        throw new AssertionError("Tab never comes to '" + words + "', but to " + passed);
    }

    /** What has the focus, as a screen reader would call it. */
    String focused() {
        return ask(NAME);
    }

    /** Goes through the whole page, and returns how many stops it has. */
    int tabThroughEverything() {
        List<?> reachable = (List<?>) Objects.requireNonNull(driver.executeScript(REACHABLE));
        driver.executeScript("document.activeElement.blur(); getSelection().removeAllRanges();");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < MANY && reached.size() < reachable.size(); i++) {
            press(Keys.TAB);
            assertShowsFocus();
            String stop = ask(FOCUSED);
            // a date has several stops
            if (reached.isEmpty() || !stop.equals(reached.get(reached.size() - 1))) {
                reached.add(stop);
            }
        }
        assertThat(List.<Object>copyOf(reached)).isEqualTo(reachable);
        return reached.size();
    }

    void assertShowsFocus() {
        assertThat(driver.executeScript(SHOWS_FOCUS))
                .as("the focus on '" + focused() + "'")
                .isEqualTo(true);
    }

    String idOfFocused() {
        return ask("return document.activeElement.id;");
    }

    private String ask(String script) {
        return String.valueOf(driver.executeScript(script));
    }
}
