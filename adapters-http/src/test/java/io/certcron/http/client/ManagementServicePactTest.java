package io.certcron.http.client;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import java.util.List;

@PactTestFor(providerName = "management-service", pactVersion = PactSpecVersion.V4)
class ManagementServicePactTest extends ServicePact {

    @Override
    String path() {
        return OkHttpManagementService.PATH;
    }

    @Override
    ClaimedIntent item(long number) {
        return Batches.pause(number);
    }

    @Override
    Object request(ServiceBatch batch) {
        return AutoPauseRequest.of(batch);
    }

    @Override
    DslPart body(List<ClaimedIntent> items) {
        return PactParts.batch(
                items,
                PactParts.keyForm("auto-pause"),
                request -> request.stringValue("reason", AutoPauseRequest.REASON),
                (item, intent) -> {});
    }

    @Override
    BatchAnswer send(ServiceBatch batch, HttpClients clients, HttpServiceSettings settings, Redactor redactor) {
        return new OkHttpManagementService(clients, settings, redactor, LoopbackService.CLOCK).autoPause(batch);
    }

    @Override
    ServiceProbe probe(HttpClients clients, HttpServiceSettings settings) {
        return ServiceProbe.ofManagement(clients, settings, Batches.TODAY);
    }
}
