package io.certcron.http.client;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import java.util.List;

@PactTestFor(providerName = "reminder-service", pactVersion = PactSpecVersion.V4)
class ReminderServicePactTest extends ServicePact {

    @Override
    String path() {
        return OkHttpReminderService.PATH;
    }

    @Override
    ClaimedIntent item(long number) {
        return Batches.reminder(number);
    }

    @Override
    Object request(ServiceBatch batch) {
        return ReminderRequest.of(batch);
    }

    @Override
    DslPart body(List<ClaimedIntent> items) {
        return PactParts.batch(items, PactParts.keyForm("reminder") + ":\\d+", request -> {}, (item, intent) -> {
            item.integerType("threshold_days", 30);
            item.integerType("days_left", 30);
        });
    }

    @Override
    BatchAnswer send(ServiceBatch batch, HttpClients clients, HttpServiceSettings settings, Redactor redactor) {
        return new OkHttpReminderService(clients, settings, redactor, LoopbackService.CLOCK).sendReminders(batch);
    }

    @Override
    ServiceProbe probe(HttpClients clients, HttpServiceSettings settings) {
        return ServiceProbe.ofReminders(clients, settings, Batches.TODAY);
    }
}
