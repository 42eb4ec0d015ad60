package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import io.certcron.bootstrap.sandbox.SandboxBehaviour;
import io.certcron.bootstrap.sandbox.SandboxServices;
import io.certcron.domain.Certification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A sandbox keeps what the job's own client has agreed on, in {@code docs/contracts/pacts}. The states are what any service
 * has to bring about to verify those files.
 */
@PactFolder("../docs/contracts/pacts")
abstract class SandboxPact {

    /** Stands in the files for whatever token a service has issued. */
    private static final String TOKEN_OF_THE_JOB = "Bearer token-of-the-job";

    private final Platform platform = Platform.start();

    abstract URI endpoint(SandboxServices services);

    abstract String token(SandboxServices services);

    abstract SandboxBehaviour behaviour(SandboxServices services);

    @BeforeEach
    void aim(PactVerificationContext context) throws Exception {
        context.setTarget(HttpTestTarget.fromUrl(
                endpoint(platform.services()).resolve("/").toURL()));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void keeps(PactVerificationContext context, ClassicHttpRequest request) throws Exception {
        if (request.getHeader("Authorization").getValue().equals(TOKEN_OF_THE_JOB)) {
            request.setHeader("Authorization", "Bearer " + token(platform.services()));
        }
        context.verifyInteraction();
    }

    @State("the service is well")
    void isWell() {
        behaviour(platform.services()).recover();
    }

    @State("the service is overloaded")
    void isOverloaded() {
        behaviour(platform.services()).answerAlways(503, "application/problem+json", "{\"status\": 503}");
    }

    @State("a certification that nobody has acted on")
    void isDue(Map<String, Object> item) {
        insert(item, expiryDate(item));
    }

    @State("a certification that was renewed")
    void isRenewed(Map<String, Object> item) {
        insert(item, expiryDate(item).plusYears(1));
    }

    @State("no such certification")
    void isUnknown(Map<String, Object> item) {
        assertThat(platform.count("certifications WHERE certification_id = '" + item.get("certification_id") + "'"))
                .isZero();
    }

    @State("a certification that was acted on under the key")
    void wasActedOn(Map<String, Object> item) throws Exception {
        insert(item, expiryDate(item));
        assertThat(send(requestFor(item))).contains("\"done\"");
    }

    @State("a certification that can't be acted on at the moment")
    void isBusy(Map<String, Object> item) {
        behaviour(platform.services())
                .answerAlways(
                        200,
                        "application/json",
                        """
                        {"results": [{"idempotency_key": "%s", "outcome": "retry"}]}
                        """
                                .formatted(item.get("idempotency_key")));
    }

    private void insert(Map<String, Object> item, LocalDate expiryDate) {
        platform.insert(new Certification(
                UUID.fromString((String) item.get("certification_id")),
                UUID.fromString((String) item.get("peer_mentor_id")),
                expiryDate,
                "active"));
    }

    private static LocalDate expiryDate(Map<String, Object> item) {
        return LocalDate.parse((String) item.get("expiry_date"));
    }

    /** Has the fields of both services; each passes over those of the other. */
    private static String requestFor(Map<String, Object> item) {
        return """
        {"cron_run_id": "%s", "business_date": "2026-11-21", "reason": "CERTIFICATION_EXPIRED", "items": [
            {"idempotency_key": "%s", "certification_id": "%s", "peer_mentor_id": "%s", "expiry_date": "%s",
             "threshold_days": 30, "days_left": 30}]}
        """
                .formatted(
                        UUID.randomUUID(),
                        item.get("idempotency_key"),
                        item.get("certification_id"),
                        item.get("peer_mentor_id"),
                        item.get("expiry_date"));
    }

    private String send(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint(platform.services()))
                .header("Authorization", "Bearer " + token(platform.services()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
