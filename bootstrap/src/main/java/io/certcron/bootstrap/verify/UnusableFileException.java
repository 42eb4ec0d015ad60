package io.certcron.bootstrap.verify;

/** A file that was named on the command line and can't be used; the message is for a person. */
public final class UnusableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message which file, and why */
    public UnusableFileException(String message) {
        super(message);
    }
}
