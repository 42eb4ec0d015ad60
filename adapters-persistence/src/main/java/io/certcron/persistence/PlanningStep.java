package io.certcron.persistence;

import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** What the planning of one channel asks of {@link PlanningWalk}. */
interface PlanningStep {

    /** The channel that is planned. */
    Channel channel();

    /** Our name of the statement. */
    String sqlOperation();

    /** The expiry dates to walk, in ascending order and without overlaps. */
    List<DateRange> expiryDates();

    /**
     * Common table expressions that turn the certifications of {@code page} into intents, and end in
     * {@code tally (threshold_days, status, intents)}: how many became what. Must insert in the order of the page, so
     * that two planners never wait for each other in a circle.
     */
    String intentsOfPage();

    /** Binds what {@link #intentsOfPage()} needs beside {@code run_id}. */
    void bind(Query query);
}
