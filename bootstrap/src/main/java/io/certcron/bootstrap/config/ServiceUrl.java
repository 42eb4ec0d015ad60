package io.certcron.bootstrap.config;

import java.net.URI;
import java.util.Set;

/** The addresses that a service may have. */
final class ServiceUrl {

    static final String FORM =
            "an http or https address with a host, and without user, query and fragment, such as https://example.org";

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    private ServiceUrl() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it doesn't have the {@link #FORM}
     */
    static URI parse(String text) {
        URI address = URI.create(text);
        if (!hasService(address) || address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException("must be " + FORM);
        }
        return address;
    }

    private static boolean hasService(URI address) {
        return address.getScheme() != null
                && SCHEMES.contains(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
