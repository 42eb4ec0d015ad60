package io.certcron.bootstrap.bounds;

import io.certcron.http.client.SupabaseKey;
import java.net.URI;
import java.util.Optional;

/** The addresses and keys of Supabase that the job can use. */
public final class SupabaseForm {

    private static final String ADDED_PATH = "/rest/v1";
    private static final String FIX_OF_KEY = "Use a secret key of the project, sb_secret_….";

    private SupabaseForm() {}

    /** What is wrong with the address of a project; empty if nothing is. */
    public static Optional<Misfit> ofAddress(URI address) {
        return address.getPath().contains(ADDED_PATH)
                ? Optional.of(new Misfit(
                        "it has " + ADDED_PATH + " in it, which is added",
                        "Shorten it to the project's address, such as https://<ref>.supabase.co."))
                : Optional.empty();
    }

    /** What is wrong with a key, which is not quoted; empty if nothing is. */
    public static Optional<Misfit> ofKey(String key) {
        Optional<SupabaseKey> kind = SupabaseKey.of(key);
        if (kind.isEmpty()) {
            return Optional.of(new Misfit("it is no API key of Supabase", FIX_OF_KEY));
        }
        return kind.get().isForServers()
                ? Optional.empty()
                : Optional.of(new Misfit(
                        "it is a publishable key, which is for browsers and may not call the function", FIX_OF_KEY));
    }

    /**
     * Something wrong.
     *
     * @param problem what is wrong, without a full stop
     * @param fix what to do about it, a sentence
     */
    public record Misfit(String problem, String fix) {}
}
