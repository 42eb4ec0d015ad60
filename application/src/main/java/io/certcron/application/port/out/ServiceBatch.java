package io.certcron.application.port.out;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One request to a service: a chunk.
 *
 * @param runId the run on whose behalf it is sent
 * @param businessDate the run's business date, from which days left are counted
 * @param intents the items, at least one
 */
public record ServiceBatch(UUID runId, LocalDate businessDate, List<ClaimedIntent> intents) {

    /** Refuses a batch without an item. */
    public ServiceBatch {
        intents = List.copyOf(intents);
        if (intents.isEmpty()) {
            throw new IllegalArgumentException("intents: a batch needs at least one");
        }
    }
}
