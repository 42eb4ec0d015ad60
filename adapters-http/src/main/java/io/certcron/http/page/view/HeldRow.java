package io.certcron.http.page.view;

import java.util.UUID;

/**
 * A pause that is held.
 *
 * @param certificationId the certification
 * @param peerMentorId the mentor who would be paused
 * @param expiryDate the expiry date for which it was planned
 * @param runId the run that planned it
 * @param planned when
 * @param stillDue whether releasing it would send anything
 */
public record HeldRow(
        UUID certificationId, UUID peerMentorId, String expiryDate, UUID runId, Moment planned, boolean stillDue) {}
