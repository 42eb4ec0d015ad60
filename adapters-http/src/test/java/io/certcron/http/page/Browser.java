package io.certcron.http.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts: it keeps cookies, and sends forms with what their fields hold. It follows nothing by itself. */
final class Browser {

    final Map<String, String> cookies = new LinkedHashMap<>();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI address;

    Browser(URI address) {
        this.address = address;
    }

    Seen get(String path) {
        return send("GET", path, "");
    }

    /** The page behind a redirect. */
    Seen follow(Seen redirect) {
        return get(redirect.location());
    }

    Seen post(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return send("POST", path, String.join("&", pairs));
    }

    /** Sends the form with that action as it stands on the page, with these fields filled in. */
    Seen submit(Seen page, String action, String... fields) {
        Element form = page.html().selectFirst("form[method=post][action=" + action + "]");
        if (form == null) {
            throw new AssertionError(
                    "There is no form for " + action + " on " + page.html().title());
        }
        List<String> all = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            named.add(fields[i]);
        }
        form.select("input[type=hidden], input:not([type]), select").stream()
                .filter(field -> !named.contains(field.attr("name")))
                .forEach(field -> all.addAll(List.of(field.attr("name"), valueOf(field))));
        all.addAll(List.of(fields));
        return post(action, all.toArray(String[]::new));
    }

    Seen signIn(String credential) {
        return submit(get("/sign-in"), "/sign-in", "credential", credential);
    }

    /** What forms carry, as any page shows it. */
    String csrf() {
        return get("/journal").html().selectFirst("input[name=csrf]").val();
    }

    /** What a field holds; a list of choices the one that is chosen. */
    static String valueOf(Element field) {
        return field.tagName().equals("select")
                ? field.select("option[selected]").attr("value")
                : field.val();
    }

    private Seen send(String method, String path, String form) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Seen(answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    record Seen(HttpResponse<String> http) {

        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String location() {
            return header("Location");
        }

        String body() {
            return http.body();
        }

        Document html() {
            return Jsoup.parse(http.body());
        }

        String text() {
            return html().text();
        }

        /** What became of the deed before. */
        String notice() {
            return html().select(".notice").text();
        }
    }
}
