package io.certcron.bench.micro;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import io.certcron.bench.ceiling.Batches;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.OkHttpReminderService;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing the request of a chunk of 50 and reading its answer, without a network between. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExchangeBenchmark {

    private final ServiceBatch batch =
            Batches.ofReminders(LocalDate.parse("2026-11-21"), Batches.CHUNK).get(0);

    private final String answer = batch.intents().stream()
            .map(intent -> "{\"idempotency_key\":\"%s\",\"outcome\":\"done\"}"
                    .formatted(intent.key().value()))
            .collect(Collectors.joining(",", "{\"results\":[", "]}"));

    private final CertificationReminderService service = new OkHttpReminderService(
            HttpClients.borrowing(
                    new OkHttpClient.Builder().addInterceptor(this::answer).build()),
            HttpServiceSettings.of(URI.create("http://127.0.0.1:9"), "unused"),
            new Redactor(List.of()),
            Clock.systemUTC());

    /** All of it. */
    @Benchmark
    public BatchAnswer ofAChunk() {
        return service.sendReminders(batch);
    }

    private Response answer(Interceptor.Chain chain) throws IOException {
        RequestBody body = chain.request().body();
        if (body != null) {
            body.writeTo(Okio.buffer(Okio.blackhole()));
        }
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(answer, MediaType.get("application/json")))
                .build();
    }
}
