package io.certcron.bootstrap.verify.exchange;

import java.util.Optional;
import java.util.UUID;

/** Who a request claims to come from. */
public sealed interface Credential {

    /** The header {@code Authorization}. */
    Optional<String> header();

    /** In a report, which never shows a token. */
    String inWords();

    /** The token that the service was configured with. */
    record Token(String token) implements Credential {
        @Override
        public Optional<String> header() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String inWords() {
            return "with the token";
        }

        @Override
        public String toString() {
            return inWords();
        }
    }

    /** A token that nobody has given out. */
    record WrongToken() implements Credential {
        @Override
        public Optional<String> header() {
            return Optional.of("Bearer wrong-" + UUID.randomUUID());
        }

        @Override
        public String inWords() {
            return "with a wrong token";
        }
    }

    /** None. */
    record NoToken() implements Credential {
        @Override
        public Optional<String> header() {
            return Optional.empty();
        }

        @Override
        public String inWords() {
            return "without a token";
        }
    }
}
