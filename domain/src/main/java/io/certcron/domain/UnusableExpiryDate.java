package io.certcron.domain;

/** Why an expiry date is never acted on. */
public enum UnusableExpiryDate {
    /** There is none. */
    MISSING,
    /** It is more than {@link ExpiryPolicy#PLAUSIBLE_YEARS} years from the business date, or infinite. */
    IMPLAUSIBLE
}
