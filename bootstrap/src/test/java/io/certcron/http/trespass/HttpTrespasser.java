package io.certcron.http.trespass;

import com.google.inject.Inject;
import io.certcron.domain.trespass.DomainTrespasser;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what its room must not do, to show that the rules of the house can fail. */
public final class HttpTrespasser {

    private static final Logger LOGGER = LoggerFactory.getLogger(HttpTrespasser.class);

    /** Half of a cycle between two rooms. */
    @SuppressWarnings("unused")
    private DomainTrespasser other;

    @Inject
    HttpTrespasser() {
        LOGGER.info("{}", Instant.now());
        System.out.println(java.time.Clock.systemUTC());
    }
}
