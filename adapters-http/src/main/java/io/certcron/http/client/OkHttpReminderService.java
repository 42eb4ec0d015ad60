package io.certcron.http.client;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import java.time.Clock;

/** The reminder service over HTTP. */
public final class OkHttpReminderService implements CertificationReminderService {

    static final String PATH = "api/v1/certification-reminders/batch";

    private final BatchExchange exchange;

    /**
     * @param redactor must know the token of the settings
     * @param clock against which a {@code Retry-After} date is read where the answer has no date of its own
     */
    public OkHttpReminderService(HttpClients clients, HttpServiceSettings settings, Redactor redactor, Clock clock) {
        exchange = new BatchExchange(clients, settings, PATH, redactor, clock);
    }

    @Override
    public BatchAnswer sendReminders(ServiceBatch batch) {
        return exchange.post(batch, ReminderRequest.of(batch));
    }
}
