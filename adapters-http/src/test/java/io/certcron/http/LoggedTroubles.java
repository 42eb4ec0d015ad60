package io.certcron.http;

import io.certcron.application.log.EventObserver;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the log was told of. */
public final class LoggedTroubles implements EventObserver {

    private final List<Trouble> troubles = new CopyOnWriteArrayList<>();

    @Override
    public void troubleLogged(
            Optional<UUID> runId, Severity severity, ErrorCode code, String message, Map<String, Object> context) {
        troubles.add(new Trouble(runId, severity, code, context));
    }

    public List<Trouble> all() {
        return List.copyOf(troubles);
    }

    public List<ErrorCode> codes() {
        return troubles.stream().map(Trouble::code).toList();
    }

    public List<Map<String, Object>> contexts() {
        return troubles.stream().map(Trouble::context).toList();
    }

    /** One event with an error code. */
    public record Trouble(Optional<UUID> runId, Severity severity, ErrorCode code, Map<String, Object> context) {}
}
