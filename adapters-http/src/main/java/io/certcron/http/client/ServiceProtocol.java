package io.certcron.http.client;

import java.util.regex.Pattern;

/** How a service is spoken to. The bodies are the same. Immutable. */
public sealed interface ServiceProtocol {

    /** By the paths of the services' contract, with a bearer token. */
    record Rest() implements ServiceProtocol {}

    /**
     * By a function of a Supabase project, with one of its API keys. The address is the project's, such as
     * {@code https://<ref>.supabase.co}.
     *
     * @param function the name of the function in the schema that the project exposes first; lower-case letters, digits
     *     and {@code _}
     */
    record SupabaseRpc(String function) implements ServiceProtocol {

        /** What the name of a function may be. */
        public static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

        public SupabaseRpc {
            if (!NAME.matcher(function).matches()) {
                throw new IllegalArgumentException(
                        "function: must be a plain SQL identifier of at most 63 lower-case letters, digits and _");
            }
        }
    }
}
