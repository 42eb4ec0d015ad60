package io.certcron.http.client;

import static io.certcron.http.client.PactParts.TOKEN;
import static io.certcron.http.client.PactParts.WRONG_TOKEN;
import static io.certcron.http.client.PactParts.actedOn;
import static io.certcron.http.client.PactParts.certification;
import static io.certcron.http.client.PactParts.results;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Answered;
import io.certcron.application.port.out.BatchAnswer.ChannelBroken;
import io.certcron.application.port.out.BatchAnswer.Refused;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the job relies on in a service, agreed on by the client that it uses. */
@ExtendWith({KeptPact.class, PactConsumerTestExt.class})
abstract class ServicePact {

    private static final Redactor REDACTOR = new Redactor(List.of(TOKEN, WRONG_TOKEN));

    abstract String path();

    abstract ClaimedIntent item(long number);

    /** What the client makes of a batch. */
    abstract Object request(ServiceBatch batch);

    /** The same, by the form of its values. */
    abstract DslPart body(List<ClaimedIntent> items);

    abstract BatchAnswer send(ServiceBatch batch, HttpClients clients, HttpServiceSettings settings, Redactor redactor);

    abstract ServiceProbe probe(HttpClients clients, HttpServiceSettings settings);

    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact actsOnWhatIsDue(PactDslWithProvider pact) {
        return exchange(
                pact.given("a certification that nobody has acted on", certification(item(1))),
                "an item for the first time",
                List.of(item(1)),
                "done");
    }

    @Test
    @PactTestFor(pactMethod = "actsOnWhatIsDue")
    void actsOnWhatIsDue(MockServer service) {
        assertThat(answers(service, 1)).containsExactly(new ItemAnswer.Done());
    }

    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact knowsAKeyAgain(PactDslWithProvider pact) {
        return exchange(
                pact.given("a certification that was acted on under the key", actedOn(item(1))),
                "an item once more",
                List.of(item(1)),
                "duplicate");
    }

    @Test
    @PactTestFor(pactMethod = "knowsAKeyAgain")
    void knowsAKeyAgain(MockServer service) {
        assertThat(answers(service, 1)).containsExactly(new ItemAnswer.Duplicate());
    }

    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact leavesARenewedCertificationAlone(PactDslWithProvider pact) {
        return exchange(
                pact.given("a certification that was renewed", certification(item(1))),
                "an item with the expiry date from before the renewal",
                List.of(item(1)),
                "rejected");
    }

    @Test
    @PactTestFor(pactMethod = "leavesARenewedCertificationAlone")
    void leavesARenewedCertificationAlone(MockServer service) {
        assertThat(answers(service, 1)).singleElement().isInstanceOf(ItemAnswer.Rejected.class);
    }

    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact looksAtEachItemByItself(PactDslWithProvider pact) {
        return exchange(
                pact.given("a certification that nobody has acted on", certification(item(1)))
                        .given("a certification that was acted on under the key", actedOn(item(2)))
                        .given("no such certification", certification(item(3))),
                "a batch with all kinds of items",
                List.of(item(1), item(2), item(3)),
                "done",
                "duplicate",
                "rejected");
    }

    @Test
    @PactTestFor(pactMethod = "looksAtEachItemByItself")
    void looksAtEachItemByItself(MockServer service) {
        assertThat(answers(service, 3))
                .hasAtLeastOneElementOfType(ItemAnswer.Done.class)
                .hasAtLeastOneElementOfType(ItemAnswer.Duplicate.class)
                .hasAtLeastOneElementOfType(ItemAnswer.Rejected.class);
    }

    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact asksForAnotherAttempt(PactDslWithProvider pact) {
        return exchange(
                pact.given("a certification that can't be acted on at the moment", actedOn(item(1))),
                "an item at a bad moment",
                List.of(item(1)),
                "retry");
    }

    @Test
    @PactTestFor(pactMethod = "asksForAnotherAttempt")
    void asksForAnotherAttempt(MockServer service) {
        assertThat(answers(service, 1)).singleElement().isInstanceOf(ItemAnswer.Retry.class);
    }

    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact answersTheHealthCheck(PactDslWithProvider pact) {
        return exchange(pact.given("the service is well"), "a batch without items", List.of());
    }

    @Test
    @PactTestFor(pactMethod = "answersTheHealthCheck")
    void answersTheHealthCheck(MockServer service) {
        try (HttpClients clients = HttpClients.create()) {
            assertThat(probe(clients, PactParts.settings(service, TOKEN)).ask(TOKEN))
                    .isEqualTo(new ServiceProbe.Answer.Healthy());
        }
    }

    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact refusesAWrongToken(PactDslWithProvider pact) {
        return posted(pact.given("the service is well"), "a batch with a wrong token", WRONG_TOKEN)
                .body(body(List.of(item(1))))
                .willRespondWith()
                .status(401)
                .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "refusesAWrongToken")
    void refusesAWrongToken(MockServer service) {
        assertThat(send(service, batch(1), WRONG_TOKEN))
                .isInstanceOfSatisfying(ChannelBroken.class, broken -> assertThat(broken.errorCode())
                        .isEqualTo(ErrorCode.SERVICE_UNAUTHORIZED));
    }

    /** More than the job ever sends. */
    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact refusesTheItemsOfTooManyMentors(PactDslWithProvider pact) {
        return posted(pact.given("the service is well"), "the items of 51 mentors")
                .body(Json.MAPPER.valueToTree(request(batch(51))).toString(), "application/json")
                .willRespondWith()
                .status(422)
                .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "refusesTheItemsOfTooManyMentors")
    void refusesTheItemsOfTooManyMentors(MockServer service) {
        assertThat(send(service, batch(51), TOKEN)).isInstanceOf(Refused.class);
    }

    @Pact(consumer = KeptPact.CONSUMER)
    V4Pact saysThatItDidNothing(PactDslWithProvider pact) {
        return posted(pact.given("the service is overloaded"), "a batch at a busy time")
                .body(body(List.of(item(1))))
                .willRespondWith()
                .status(503)
                .toPact(V4Pact.class);
    }

    @Test
    @PactTestFor(pactMethod = "saysThatItDidNothing")
    void saysThatItDidNothing(MockServer service) {
        assertThat(send(service, batch(1), TOKEN))
                .isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.delivered())
                        .isFalse());
    }

    private PactDslRequestWithPath posted(PactDslWithState state, String description) {
        return posted(state, description, TOKEN);
    }

    private PactDslRequestWithPath posted(PactDslWithState state, String description, String token) {
        return state.uponReceiving(description)
                .path("/" + path())
                .method("POST")
                .matchHeader("Authorization", "Bearer .+", "Bearer " + token)
                .headers(Map.of("Accept", "application/json", "Content-Type", "application/json"));
    }

    private V4Pact exchange(PactDslWithState state, String description, List<ClaimedIntent> items, String... outcomes) {
        return posted(state, description)
                .body(body(items))
                .willRespondWith()
                .status(200)
                .matchHeader("Content-Type", "application/json(;.*)?", "application/json")
                .body(results(items, outcomes))
                .toPact(V4Pact.class);
    }

    private List<ItemAnswer> answers(MockServer service, int items) {
        BatchAnswer answer = send(service, batch(items), TOKEN);
        assertThat(answer).isInstanceOf(Answered.class);
        return List.copyOf(((Answered) answer).items().values());
    }

    private BatchAnswer send(MockServer service, ServiceBatch batch, String token) {
        try (HttpClients clients = HttpClients.create()) {
            return send(batch, clients, PactParts.settings(service, token), REDACTOR);
        }
    }

    private ServiceBatch batch(int items) {
        return new ServiceBatch(Batches.RUN, Batches.TODAY, items(items));
    }

    private List<ClaimedIntent> items(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(this::item).toList();
    }
}
