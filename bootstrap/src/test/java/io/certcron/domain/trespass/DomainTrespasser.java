package io.certcron.domain.trespass;

import com.google.inject.Inject;
import io.certcron.http.trespass.HttpTrespasser;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what its room must not do, to show that the rules of the house can fail. */
public final class DomainTrespasser {

    private static final Logger LOGGER = LoggerFactory.getLogger(DomainTrespasser.class);

    /** Half of a cycle between two rooms. */
    @SuppressWarnings("unused")
    private HttpTrespasser other;

    @Inject
    DomainTrespasser() {
        LOGGER.info("{}", Instant.now());
        System.out.println(java.time.Clock.systemUTC());
    }
}
