package io.certcron.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.domain.Certification;
import io.certcron.domain.RunResult;
import io.certcron.domain.Schedule;
import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import io.certcron.http.api.Specification.Documented;
import io.certcron.http.api.Specification.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Brings about what an example of the document shows: by the example's name. */
final class Situations {

    private static final String NOWHERE = "00000000-0000-4000-8000-000000000000";
    private static final String EXAMPLE_RUN = "3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10";
    private static final UUID EXAMPLE_CERTIFICATION = UUID.fromString("6b1f8a52-3c1d-4c0e-8f27-0d5b9e7a4c11");

    /** What the address has to say. */
    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("unknownParameter", "?page=1"),
            Map.entry("badLimit", "?limit=0"),
            Map.entry("badPageToken", "?page_token=bm8"),
            Map.entry("badStatus", "?status=DONE"),
            Map.entry("badFlag", "?resolved=true"),
            Map.entry("badNights", "?nights=367"),
            Map.entry("badBusinessDate", "?business_date=tonight"));

    private final ApiWorld world;
    private final Caller caller;
    private final Schedule nightly;
    private final RunResult run;

    Situations(ApiWorld world, Caller caller) {
        this.world = world;
        this.caller = caller;
        world.schedule("taken");
        this.nightly = world.schedule("nightly");
        world.database.insert(new Certification(EXAMPLE_CERTIFICATION, UUID.randomUUID(), ApiWorld.TODAY, "active"));
        world.certification(1, -3);
        world.certification(2, 30);
        this.run = world.run();
    }

    /** Sends what brings the answer about. */
    Answer bringAbout(Documented documented) {
        Operation operation = documented.operation();
        switch (documented.example()) {
            case "failing" -> world.health = ApiWorld.failing();
            case "tooManyFailures" -> failOften();
            case "created" -> world.schedules.delete(nightly.cronId(), nightly.version(), ApiWorld.SOMEBODY);
            case "acceptedBefore" -> send(operation, "accepted", "a-key");
            case "keyReused" -> send(operation, "acceptedDryRun", "a-key");
            default -> {}
        }
        boolean keyed = documented.example().equals("acceptedBefore")
                || documented.example().equals("keyReused");
        return send(operation, documented.example(), keyed ? "a-key" : "");
    }

    private void failOften() {
        for (int i = 0; i < 10; i++) {
            caller.get("/api/v1/outlook", "wrong");
        }
    }

    private Answer send(Operation operation, String example, String key) {
        Request request = Request.of(operation.method(), path(operation, example));
        if (!example.equals("noCredential") && !operation.isOpen()) {
            request.as(credential(operation, example));
        }
        if (operation.takesVersion() && !example.equals("withoutVersion")) {
            request.with("If-Match", example.equals("outdated") ? "\"7\"" : Version.tag(nightly.version()));
        }
        if (!key.isEmpty()) {
            request.with("Idempotency-Key", key);
        }
        body(operation, example, request);
        return caller.send(request);
    }

    private static String credential(Operation operation, String example) {
        if (example.equals("tooManyFailures")) {
            return "wrong";
        }
        if (example.equals("badCredential")) {
            return "nobody's";
        }
        Role needed = operation.role();
        return Credentials.token(example.equals("roleTooLow") ? below(needed) : needed);
    }

    private static Role below(Role role) {
        return role == Role.SERVICE_ROLE ? Role.OPS_ADMIN : Role.VIEWER;
    }

    private String path(Operation operation, String example) {
        Optional<String> id =
                switch (example) {
                    case "notFound" -> Optional.of(NOWHERE);
                    case "badId" -> Optional.of("17");
                    default -> Optional.empty();
                };
        return operation
                        .path()
                        .replace("{cron_id}", id.orElse(nightly.cronId().toString()))
                        .replace("{run_id}", id.orElse(run.runId().toString()))
                        .replace("{certification_id}", id.orElse(EXAMPLE_CERTIFICATION.toString()))
                + QUERIES.getOrDefault(example, "");
    }

    private void body(Operation operation, String example, Request request) {
        switch (example) {
            case "notJson" -> request.json("{");
            case "otherType" -> request.with("Content-Type", "text/plain").body(new byte[] {'{', '}'});
            case "tooLarge" -> request.json("x".repeat(65_537));
            default ->
                operation
                        .requestExample(example)
                        .map(JsonNode::toString)
                        .map(json -> json.replace(EXAMPLE_RUN, run.runId().toString()))
                        .ifPresent(request::json);
        }
    }
}
