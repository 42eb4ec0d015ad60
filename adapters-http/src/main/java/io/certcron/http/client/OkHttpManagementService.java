package io.certcron.http.client;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import java.time.Clock;

/** The management service over HTTP. */
public final class OkHttpManagementService implements CertificationManagementService {

    static final String PATH = "api/v1/certification-management/auto-pauses/batch";

    private final BatchExchange exchange;

    /**
     * @param redactor must know the token of the settings
     * @param clock against which a {@code Retry-After} date is read where the answer has no date of its own
     */
    public OkHttpManagementService(HttpClients clients, HttpServiceSettings settings, Redactor redactor, Clock clock) {
        exchange = new BatchExchange(clients, settings, PATH, redactor, clock);
    }

    @Override
    public BatchAnswer autoPause(ServiceBatch batch) {
        return exchange.post(batch, AutoPauseRequest.of(batch));
    }
}
