package io.certcron.bootstrap.config;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is told how runs end.
 *
 * @param webhook is sent a message about a run that needs a human
 * @param everyNight whether it is also told of runs about which there is nothing to say
 * @param ping is called when a run starts, succeeds and fails
 * @param externalUrl how people reach the operations page, for links
 */
public record AlertConfiguration(
        Optional<URI> webhook, boolean everyNight, Optional<URI> ping, Optional<URI> externalUrl) {

    /** A shorter path, such as {@code /hooks}, is no secret, and would be taken out of other texts. */
    private static final int LEAST_TELLING_PATH = 16;

    static AlertConfiguration in(SettingValues values) {
        return new AlertConfiguration(
                values.find(AlertKeys.WEBHOOK_URL),
                values.get(AlertKeys.WEBHOOK_EVERY_NIGHT),
                values.find(AlertKeys.PING_URL),
                values.find(ServerKeys.EXTERNAL_URL));
    }

    /** Whoever knows such an address, or its path alone, may use it. */
    Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>();
        Stream.of(webhook, ping).flatMap(Optional::stream).forEach(address -> {
            secrets.add(address.toString());
            secrets.add(address.toString().split("\\?", 2)[0].replaceFirst("/+$", ""));
            Optional.ofNullable(address.getRawPath())
                    .map(path -> path.replaceFirst("/+$", ""))
                    .filter(path -> path.length() >= LEAST_TELLING_PATH)
                    .ifPresent(secrets::add);
        });
        return Set.copyOf(secrets);
    }

    /** Shows none of the addresses that are secrets. */
    @Override
    public String toString() {
        return "AlertConfiguration[webhook=" + (webhook.isPresent() ? "set" : "none") + ", ping="
                + (ping.isPresent() ? "set" : "none") + ", externalUrl=" + externalUrl + "]";
    }
}
