package io.certcron.persistence;

/** The schema can't be brought up to date before a human changes something. The message says what, and names no data. */
public final class MigrationRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MigrationRefusedException(String message) {
        super(message);
    }
}
