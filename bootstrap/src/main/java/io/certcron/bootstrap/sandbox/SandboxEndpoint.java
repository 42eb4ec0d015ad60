package io.certcron.bootstrap.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What one service serves: who asks, whether the request keeps the contract, and what becomes of it. */
final class SandboxEndpoint {

    private final SandboxService service;
    private final byte[] authorization;
    private final SandboxBehaviour behaviour;
    private final SandboxEffects effects;
    private final FreshCertifications fresh;
    private final ObjectMapper json;

    SandboxEndpoint(
            SandboxService service,
            String token,
            SandboxBehaviour behaviour,
            SandboxEffects effects,
            FreshCertifications fresh,
            ObjectMapper json) {
        this.service = service;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.behaviour = behaviour;
        this.effects = effects;
        this.fresh = fresh;
        this.json = json;
    }

    void takeBatch(Context exchange) throws SQLException, JsonProcessingException {
        behaviour.takeTime();
        Optional<SandboxBehaviour.CannedAnswer> canned = behaviour.cannedAnswer();
        if (canned.isPresent()) {
            exchange.status(canned.get().status())
                    .contentType(canned.get().contentType())
                    .result(canned.get().body());
        } else if (!isAuthorized(exchange)) {
            unauthorized(exchange);
        } else {
            carryOut(exchange);
        }
    }

    /** The contract's optional operation: certifications that nobody minds being used up. */
    void makeCertifications(Context exchange) throws JsonProcessingException {
        if (!isAuthorized(exchange)) {
            unauthorized(exchange);
            return;
        }
        FreshCertifications.Request request;
        try {
            request = json.readValue(exchange.bodyAsBytes(), FreshCertifications.Request.class);
        } catch (IOException malformed) {
            malformed(exchange);
            return;
        }
        exchange.status(201).contentType("application/json").result(json.writeValueAsBytes(fresh.make(request)));
    }

    private void carryOut(Context exchange) throws SQLException, JsonProcessingException {
        SandboxRequest request;
        try {
            request = json.readValue(exchange.bodyAsBytes(), SandboxRequest.class);
        } catch (IOException malformed) {
            malformed(exchange);
            return;
        }
        if (request.mentors() > SandboxRequest.MAX_MENTORS) {
            problem(exchange, 422, "TOO_MANY_MENTORS", "A request may hold the items of 50 mentors");
            return;
        }
        exchange.contentType("application/json")
                .result(json.writeValueAsBytes(effects.carryOut(service, request.items())));
    }

    private boolean isAuthorized(Context exchange) {
        String given = Optional.ofNullable(exchange.header("Authorization")).orElse("");
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private void unauthorized(Context exchange) throws JsonProcessingException {
        problem(exchange, 401, "UNAUTHORIZED", "The bearer token is missing or wrong");
    }

    private void malformed(Context exchange) throws JsonProcessingException {
        problem(exchange, 400, "MALFORMED_REQUEST", "The body does not keep the contract");
    }

    private void problem(Context exchange, int status, String errorCode, String title) throws JsonProcessingException {
        exchange.status(status)
                .contentType("application/problem+json")
                .result(json.writeValueAsBytes(Map.of("status", status, "error_code", errorCode, "title", title)));
    }
}
