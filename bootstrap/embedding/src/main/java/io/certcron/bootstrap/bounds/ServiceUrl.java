package io.certcron.bootstrap.bounds;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The addresses that a service may have. */
public final class ServiceUrl {

    public static final String FORM =
            "an http or https address with a host, and without user, query and fragment, such as https://example.org";

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[?::1]?");

    private ServiceUrl() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it doesn't have the {@link #FORM}
     */
    public static URI parse(String text) {
        URI address = URI.create(text);
        if (!hasService(address) || address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException("must be " + FORM);
        }
        return address;
    }

    /** Whether what is sent there crosses a network unencrypted. */
    public static boolean isUnencrypted(URI address) {
        return "http".equalsIgnoreCase(address.getScheme()) && !isLoopback(address.getHost());
    }

    /** Whether only this machine answers there. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static boolean hasService(URI address) {
        return address.getScheme() != null
                && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
