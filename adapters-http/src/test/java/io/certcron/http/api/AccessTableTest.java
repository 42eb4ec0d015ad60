package io.certcron.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JWSAlgorithm;
import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import io.certcron.http.api.Specification.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every route, and everybody who may and may not use it. */
class AccessTableTest {

    /** Who may do what, beside reading: written down here once more, so that the document can't be wrong alone. */
    private static final Map<String, Role> WRITES = Map.of(
            "createSchedule", Role.SERVICE_ROLE,
            "deleteSchedule", Role.SERVICE_ROLE,
            "replaceSchedule", Role.OPS_ADMIN,
            "executeSchedule", Role.OPS_ADMIN,
            "resolveAuditRow", Role.OPS_ADMIN,
            "resolveAuditRows", Role.OPS_ADMIN,
            "releaseHeldPauses", Role.OPS_ADMIN,
            "dropHeldPauses", Role.OPS_ADMIN);

    private static final List<String> OPEN = List.of("getLiveness", "getReadiness", "getSpecification");

    private final ApiWorld world = ApiWorld.start();
    private final List<Operation> operations = new Specification().operations();

    @AfterEach
    void close() {
        world.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRouteLetsInWhoMayAndNobodyElse() {
        return operations.stream().flatMap(operation -> credentials(operation)
                .map(given -> dynamicTest(operation + " with " + given.name, () -> assertAnswer(operation, given))));
    }

    @Test
    void theDocumentSaysTheSame() {
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.isOpen()).isEqualTo(OPEN.contains(operation.id()));
            assertThat(operation.role()).isEqualTo(WRITES.getOrDefault(operation.id(), Role.VIEWER));
        });
    }

    @Test
    void metricsAreOpenWhereTheyAreSetSo() {
        try (ApiWorld open = ApiWorld.withOpenMetrics()) {
            assertThat(open.caller.send(Request.of("GET", "/metrics")).status()).isEqualTo(200);
            assertThat(open.caller.send(Request.of("GET", "/api/v1/journal")).status())
                    .isEqualTo(401);
        }
    }

    private Stream<Given> credentials(Operation operation) {
        Role needed = WRITES.getOrDefault(operation.id(), Role.VIEWER);
        Stream<Given> good = Stream.of(Role.values())
                .flatMap(role -> Stream.of(
                        new Given(
                                "the token of a " + role.word(),
                                "Bearer " + Credentials.token(role),
                                verdict(role, needed)),
                        new Given("a JWT of a " + role.word(), "Bearer " + jwt(role, 300), verdict(role, needed))));
        String unsigned = encoded("{\"alg\":\"none\"}") + "."
                + jwt(Role.SERVICE_ROLE, 300).split("\\.", 3)[1] + ".";
        Stream<Given> bad = Stream.of(
                new Given("nothing", "", 401),
                new Given("an unknown token", "Bearer nobody's", 401),
                new Given("no bearer token", "Basic " + encoded("a:b"), 401),
                new Given("an expired JWT", "Bearer " + jwt(Role.SERVICE_ROLE, -31), 401),
                new Given("another algorithm", "Bearer " + jwt("service_role", JWSAlgorithm.HS384), 401),
                new Given("no signature", "Bearer " + unsigned, 401),
                new Given("a role of its own", "Bearer " + jwt("root", JWSAlgorithm.HS256), 401));
        return Stream.concat(good, bad);
    }

    private static int verdict(Role role, Role needed) {
        return role.allows(needed) ? 200 : 403;
    }

    private String jwt(Role role, int expiresInSeconds) {
        return world.credentials.jwt(role, Duration.ofSeconds(expiresInSeconds));
    }

    private String jwt(String role, JWSAlgorithm algorithm) {
        return world.credentials.jwt(role, Duration.ofMinutes(5), algorithm);
    }

    private void assertAnswer(Operation operation, Given given) {
        // failures are forgiven meanwhile; JWTs are made when they are needed
        world.clock.advance(Duration.ofSeconds(7));
        Request request = Request.of(operation.method(), path(operation));
        if (!given.authorization.isEmpty()) {
            request.with("Authorization", given.authorization);
        }
        Answer answer = world.caller.send(request);
        int expected = OPEN.contains(operation.id()) ? 200 : given.status;

        Optional<Integer> refused =
                Stream.of(401, 403).filter(status -> status == answer.status()).findFirst();
        assertThat(refused).isEqualTo(expected == 200 ? Optional.empty() : Optional.of(expected));
        assertThat(answer.status()).isNotIn(429, 500, 503);
    }

    private static String path(Operation operation) {
        return operation.path().replaceAll("\\{.*}", UUID.randomUUID().toString());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is sent, and what comes of it.
     *
     * @param status 200 stands for anything but 401 and 403
     */
    private record Given(String name, String authorization, int status) {}
}
