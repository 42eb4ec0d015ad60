package io.certcron.bootstrap.verify.exchange;

import java.time.Duration;
import java.util.Optional;

/** What came of a request. */
public sealed interface Answer {

    /**
     * The service answered.
     *
     * @param contentType the header, as it came
     * @param retryAfter the header, if it holds seconds
     * @param body as far as it was read; bytes that are not UTF-8 are replaced
     * @param state of the body
     */
    record Received(
            int status, Optional<String> contentType, Optional<Duration> retryAfter, String body, BodyState state)
            implements Answer {}

    /** There was no answer, or none to the end. */
    record Silence(Kind kind) implements Answer {}

    /** How a body was read. */
    enum BodyState {
        /** To its end. */
        WHOLE,
        /** To the limit of 1 MiB, and it went on. */
        TOO_LONG,
        /** To its end, and it is not UTF-8. */
        NOT_UTF_8
    }

    /** Why there was no answer. */
    enum Kind {
        TIMED_OUT("no answer within the time limit"),
        UNKNOWN_HOST("the name of the host is unknown"),
        REFUSED("nobody takes connections there"),
        TLS("no encryption could be agreed on, or the certificate is not trusted"),
        ENDED("the connection ended before the answer did");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For a person. */
        public String inWords() {
            return words;
        }
    }
}
