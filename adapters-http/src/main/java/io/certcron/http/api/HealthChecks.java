package io.certcron.http.api;

/**
 * Looks at how well this process is. Each is asked about once a second at most, however often the API is; it should
 * come back within a second or two, whatever it waits for.
 */
public interface HealthChecks {

    /** Whether the process lives: if not, it has to be started anew. */
    Health live();

    /** Whether the process can work: if not, it should get no requests for now. */
    Health ready();
}
