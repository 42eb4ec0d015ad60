package io.certcron.bootstrap.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.bootstrap.verify.exchange.Answer;
import io.certcron.bootstrap.verify.exchange.Call;
import io.certcron.bootstrap.verify.exchange.GivenCertification;
import io.certcron.bootstrap.verify.exchange.Json;
import io.certcron.bootstrap.verify.exchange.ServiceCaller;
import io.certcron.bootstrap.verify.rule.Rules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asks the service's sandbox for certifications to try the rules on. */
final class Sandbox {

    /** What the sandbox says. */
    sealed interface Offer {

        /** Use these. */
        record Handed(List<GivenCertification> certifications) implements Offer {}

        /** There are none. */
        record None(String reason) implements Offer {}
    }

    private final VerificationSettings settings;
    private final ServiceCaller caller;

    Sandbox(VerificationSettings settings, ServiceCaller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    Offer ask() {
        LocalDate expiryDate = settings.service().dueFor(settings.businessDate());
        String body = Json.MAPPER
                .createObjectNode()
                .put("count", Rules.CERTIFICATIONS_USED)
                .put("expiry_date", expiryDate.toString())
                .toString();
        String path = settings.service().sandboxPath();
        Answer answer = caller.call(new Call(path, settings.token(), "a request", body, List.of()))
                .answer();
        if (answer instanceof Answer.Received received) {
            return received.status() == 201
                    ? read(received.body())
                    : new Offer.None("it answers " + received.status() + " to POST /" + path);
        }
        return new Offer.None(((Answer.Silence) answer).kind().inWords());
    }

    private Offer read(String body) {
        try {
            List<GivenCertification> certifications = new ArrayList<>();
            for (JsonNode each : Json.MAPPER.readTree(body).path("certifications")) {
                certifications.add(new GivenCertification(
                        UUID.fromString(each.path("certification_id").asText()),
                        UUID.fromString(each.path("peer_mentor_id").asText()),
                        LocalDate.parse(each.path("expiry_date").asText())));
            }
            certifications.removeIf(each -> !settings.service().takes(each.expiryDate(), settings.businessDate()));
            return certifications.isEmpty()
                    ? new Offer.None("it hands out none that is due")
                    : new Offer.Handed(List.copyOf(certifications));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException unreadable) {
            return new Offer.None("its answer can't be read");
        }
    }
}
