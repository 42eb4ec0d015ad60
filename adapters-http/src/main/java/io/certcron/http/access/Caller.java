package io.certcron.http.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A caller whose credential was good.
 *
 * @param name the token's name, or {@value #JWT} and the subject of the JWT; fit for an {@link io.certcron.domain.Operator}
 * @param role what they may do
 * @param until when the credential expires; empty for a static token
 */
public record Caller(String name, Role role, Optional<Instant> until) {

    /** Before the names of those who come with a JWT: its issuer does not know what our tokens are called. */
    static final String JWT = "jwt:";
}
