package io.certcron.contract.trespass;

import com.google.inject.Inject;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what its room must not do, to show that the rules of the house can fail. */
public final class KitTrespasser {

    private static final Logger LOGGER = LoggerFactory.getLogger(KitTrespasser.class);

    @Inject
    KitTrespasser() {
        LOGGER.info("{}", Instant.now());
        System.out.println(java.time.Clock.systemUTC());
    }
}
