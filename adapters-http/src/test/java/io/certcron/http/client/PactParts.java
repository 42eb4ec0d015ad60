package io.certcron.http.client;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import io.certcron.application.port.out.ClaimedIntent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The parts that the agreements with both services are made of. */
final class PactParts {

    static final String TOKEN = "token-of-the-job";
    static final String WRONG_TOKEN = "wrong-token";

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

    private PactParts() {}

    /** How the job reaches the one that plays the service. */
    static HttpServiceSettings settings(MockServer service, String token) {
        return HttpServiceSettings.of(URI.create(service.getUrl()), token)
                .within(LoopbackService.PATIENCE, LoopbackService.PATIENCE);
    }

    /** What a provider needs to know to bring the certification of an item about. */
    static Map<String, Object> certification(ClaimedIntent intent) {
        return Map.of(
                "certification_id", intent.certificationId().toString(),
                "peer_mentor_id", intent.peerMentorId().toString(),
                "expiry_date", intent.expiryDate().toString());
    }

    /** The same for one that was acted on before. */
    static Map<String, Object> actedOn(ClaimedIntent intent) {
        return Map.of(
                "certification_id", intent.certificationId().toString(),
                "peer_mentor_id", intent.peerMentorId().toString(),
                "expiry_date", intent.expiryDate().toString(),
                "idempotency_key", intent.key().value());
    }

    /**
     * A request.
     *
     * @param more adds what only one of the services is sent beside the items
     */
    static DslPart batch(
            List<ClaimedIntent> intents, String keyForm, Consumer<LambdaDslObject> more, ItemFields itemFields) {
        return newJsonBody(request -> {
                    request.stringMatcher("cron_run_id", UUID, Batches.RUN.toString());
                    request.stringMatcher("business_date", DATE, Batches.TODAY.toString());
                    more.accept(request);
                    request.array(
                            "items",
                            items -> intents.forEach(intent -> items.object(item -> {
                                item.stringMatcher(
                                        "idempotency_key", keyForm, intent.key().value());
                                item.stringMatcher(
                                        "certification_id",
                                        UUID,
                                        intent.certificationId().toString());
                                item.stringMatcher(
                                        "peer_mentor_id",
                                        UUID,
                                        intent.peerMentorId().toString());
                                item.stringMatcher(
                                        "expiry_date", DATE, intent.expiryDate().toString());
                                itemFields.addTo(item, intent);
                            })));
                })
                .build();
    }

    static String keyForm(String kind) {
        return kind + ":" + UUID + ":" + DATE;
    }

    /** The outcome of each item, in any order, and with whatever fields beside those that the job reads. */
    static DslPart results(List<ClaimedIntent> items, String... outcomes) {
        if (items.isEmpty()) {
            return newJsonBody(answer -> answer.array("results")).build();
        }
        return newJsonBody(answer -> answer.arrayContaining("results", results -> IntStream.range(0, items.size())
                        .forEach(each -> results.object(result -> {
                            result.stringValue(
                                    "idempotency_key", items.get(each).key().value());
                            result.stringValue("outcome", outcomes[each]);
                        }))))
                .build();
    }

    /** What only one of the services is sent of an item. */
    interface ItemFields {
        void addTo(LambdaDslObject item, ClaimedIntent intent);
    }
}
