package io.certcron.bootstrap.config;

import io.certcron.bootstrap.bounds.ServiceUrl;
import java.net.URI;
import java.util.Optional;

/** An address that is called as it is; other than the address of a service it may have a query. */
final class WebAddress {

    static final String FORM =
            "an http or https address with a host, and without user and fragment, such as https://example.org/path";
    static final String SECURE_FORM =
            "an https address with a host, and without user and fragment, such as https://example.org/keys, or http to"
                    + " this machine";

    private WebAddress() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it doesn't have the {@link #FORM}
     */
    static URI parse(String text) {
        URI address = URI.create(text);
        ServiceUrl.parse(Optional.ofNullable(address.getRawQuery())
                .map(query -> text.replace('?' + query, ""))
                .orElse(text));
        return address;
    }

    /**
     * Reads an address whose answer is trusted.
     *
     * @throws IllegalArgumentException if it doesn't have the {@link #SECURE_FORM}
     */
    static URI secure(String text) {
        URI address = parse(text);
        if (ServiceUrl.isUnencrypted(address)) {
            throw new IllegalArgumentException("must be " + SECURE_FORM);
        }
        return address;
    }
}
