package io.certcron.application.port.out;

import io.certcron.domain.Channel;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How far planning has come: channels in the order {@link Channel#AUTO_PAUSE}, {@link Channel#REMINDER}; within each by
 * expiry date and certification id.
 *
 * @param channel the channel that is being planned
 * @param expiryDate the expiry date of the last certification that was looked at
 * @param certificationId the last certification that was looked at
 */
public record PlanCursor(Channel channel, LocalDate expiryDate, UUID certificationId) {}
