package io.certcron.bootstrap.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, with a profile of its own. */
final class Browser implements AutoCloseable {

    static final String CHROMIUM = "/usr/bin/chromium";
    static final String DRIVER = "/usr/bin/chromedriver";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Map<String, Integer> WIDTHS = Map.of("desktop", 1_280, "phone", 390);
    private static final int HEIGHT = 900;

    private final URI site;
    private final ChromeDriver driver;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> requested = new ArrayList<>();

    private Browser(URI site, ChromeDriver driver) {
        this.site = site;
        this.driver = driver;
    }

    static Browser on(URI site, Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(DRIVER).toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().implicitlyWait(PATIENCE).pageLoadTimeout(PATIENCE);
        return new Browser(site, driver);
    }

    void open(String path) {
        driver.get(site.resolve(path).toString());
    }

    String path() {
        return URI.create(Objects.requireNonNull(driver.getCurrentUrl())).getPath();
    }

    Keyboard keyboard() {
        return new Keyboard(driver);
    }

    /** What a person reads on the page. */
    String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    /** What is at hand under the name of a label. */
    WebElement field(String label) {
        WebElement found = driver.findElement(By.xpath("//label[normalize-space()='" + label + "']"));
        return driver.findElement(By.id(Objects.requireNonNull(found.getDomAttribute("for"))));
    }

    void fill(String label, String text) {
        WebElement field = field(label);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses the first button of those words; hidden words for screen readers may come after them. */
    void press(String words) {
        click(By.xpath("//button[starts-with(normalize-space(), '" + words + "')]"));
    }

    void follow(String words) {
        click(By.linkText(words));
    }

    /** Returns when the next page is there. */
    private void click(By link) {
        driver.executeScript("window.isPageBefore = true");
        driver.findElement(link).click();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> Boolean.TRUE.equals(
                        driver.executeScript("return !window.isPageBefore && document.readyState === 'complete'")));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** A picture of the whole page at the width of a desktop and of a phone, in {@code target/screenshots}. */
    void photograph(String name) {
        WIDTHS.forEach((device, width) -> {
            resize(width);
            save(name + "-" + device);
        });
        resize(WIDTHS.get("desktop"));
    }

    /** The same by night. */
    void photographInTheDark(String name) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        photograph(name + "-dark");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }

    /** How much wider than a phone the open page is, or a table in it, in pixels. */
    long excessOnAPhone() {
        resize(WIDTHS.get("phone"));
        Object excess = driver.executeScript("return Math.max(...[document.documentElement,"
                + " ...document.querySelectorAll('.scroll')].map(part => part.scrollWidth - part.clientWidth))");
        resize(WIDTHS.get("desktop"));
        return (Long) Objects.requireNonNull(excess);
    }

    private void resize(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", width < HEIGHT));
    }

    private void save(String name) {
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(picture.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the browser complained about since this was last asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** The addresses that pages were made of and that lie outside the site. */
    List<String> requestsToOthers() {
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .flatMap(entry -> requestIn(entry.getMessage()))
                .forEach(requested::add);
        return requested.stream()
                .filter(url -> !url.startsWith(site + "/") && !url.startsWith("data:"))
                // what Chromium's own first page is made of
                .filter(url -> !url.startsWith("chrome"))
                .toList();
    }

    /** How many requests the pages made. */
    int requestCount() {
        return requested.size();
    }

    private Stream<String> requestIn(String event) {
        try {
            JsonNode message = json.readTree(event).path("message");
            return message.path("method").asText().equals("Network.requestWillBeSent")
                    ? Stream.of(message.at("/params/request/url").asText())
                    : Stream.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
