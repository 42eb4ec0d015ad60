package io.certcron.bootstrap.config;

/** What a command can't do without, and so must be configured. */
public enum Needs {
    /** The database's address and user. */
    DATABASE,
    /** The addresses and tokens of the two services. */
    SERVICES,
    /** What makes it safe to serve the API and the page. */
    SERVER
}
