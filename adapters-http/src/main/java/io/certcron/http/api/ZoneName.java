package io.certcron.http.api;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The zones that a schedule may have: those that both Java and PostgreSQL mean the same by. */
final class ZoneName {

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC") || id.contains("/"))
            .collect(Collectors.toUnmodifiableSet());

    private ZoneName() {}

    static ZoneId read(String name, String where) {
        if (KNOWN.contains(name)) {
            return ZoneId.of(name);
        }
        String advice = meant(name)
                .map(zone -> "did you mean " + zone + "?")
                .orElse("write UTC or a region, such as Europe/Oslo.");
        throw Refusal.unacceptable(where, where + ": " + Refusal.shown(name) + " is no time zone: " + advice);
    }

    /** The zone of that name in other letters, or of that city. */
    private static Optional<String> meant(String name) {
        String written = name.strip().replace(' ', '_');
        return KNOWN.stream()
                .filter(zone -> zone.equalsIgnoreCase(written)
                        || zone.substring(zone.lastIndexOf('/') + 1).equalsIgnoreCase(written))
                .min(String::compareTo);
    }
}
