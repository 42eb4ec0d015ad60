package io.certcron.bench.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.certcron.bench.service.BenchService;
import io.certcron.bench.service.ServiceReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The two services as a process of their own. */
public final class ServiceProcess implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final int port;

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts them and waits until they listen. */
    public static ServiceProcess start() {
        try {
            Process process = new ProcessBuilder(
                            Java.executable(),
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BenchService.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String port = said.readLine();
            if (port == null) {
                throw new IllegalStateException("The benchmark's services did not start");
            }
            return new ServiceProcess(process, Integer.parseInt(port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The base address of both. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Forgets what was asked for. From now on each request takes so long, and pauses go to this database. */
    public void reset(Duration delay, String certificationsJdbcUrl) {
        ask("/bench/reset?delay_ms=%d&certifications=%s"
                .formatted(delay.toMillis(), URLEncoder.encode(certificationsJdbcUrl, StandardCharsets.UTF_8)));
    }

    /** What was asked for since. */
    public ServiceReport report() {
        try {
            return json.readValue(ask("/bench/report"), ServiceReport.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String ask(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(url().resolve(path)).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The benchmark's services answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
