package io.certcron.bootstrap.surface;

/** The daemon can't serve as it was told to; the message says why, for people. */
public final class ServerNotStartedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int port;

    ServerNotStartedException(String message, int port, Throwable cause) {
        super(message, cause);
        this.port = port;
    }

    /** The port that was to be listened on. */
    public int port() {
        return port;
    }
}
