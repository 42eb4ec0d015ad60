package io.certcron.http.page.view;

/**
 * How far a run is.
 *
 * @param settled intents that are settled
 * @param planned intents that it has planned
 */
public record Progress(long settled, long planned) {

    /** In words. */
    public String words() {
        return Words.number(settled) + " of " + Words.count(planned, "planned intent", "planned intents") + " settled";
    }
}
