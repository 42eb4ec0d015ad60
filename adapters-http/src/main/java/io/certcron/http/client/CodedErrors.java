package io.certcron.http.client;

import java.util.Optional;

/** What a service's error codes say of a whole request. */
interface CodedErrors {

    /** What the code in the body of an error answer means; empty where its HTTP status says it. */
    Optional<Meaning> meaningOf(AnswerBody body);

    static CodedErrors of(ServiceProtocol protocol) {
        return protocol instanceof ServiceProtocol.SupabaseRpc ? new PostgrestErrors() : body -> Optional.empty();
    }

    /** What has to be done about it. */
    enum Meaning {
        /** The request comes again; nothing of it was done. */
        NOT_DONE,
        /** The request comes again; nobody knows whether it was done. */
        UNCERTAIN,
        /** Its items are never accepted. */
        REFUSED,
        /** The key may not do this: for a human. */
        UNAUTHORIZED,
        /** There is no such function: for a human. */
        ENDPOINT_MISSING,
        /** The function is broken: for a human. */
        BROKEN
    }
}
