package io.certcron.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A schedule as it is stored.
 *
 * @param cronId its id
 * @param spec what people say about it
 * @param version 1 at first, and one more with each change
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
public record Schedule(UUID cronId, ScheduleSpec spec, long version, Instant createdAt, Instant updatedAt) {}
