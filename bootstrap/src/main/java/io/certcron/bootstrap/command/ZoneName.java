package io.certcron.bootstrap.command;

import io.certcron.bootstrap.config.ClosestName;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of zones, as the settings have them. */
final class ZoneName {

    private ZoneName() {}

    /**
     * The zone of the name.
     *
     * @throws IllegalArgumentException if there is none; the message suggests what was probably meant
     */
    static ZoneId read(String name) {
        Set<String> known = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals("UTC") || id.contains("/"))
                .collect(Collectors.toSet());
        if (known.contains(name)) {
            return ZoneId.of(name);
        }
        String meant = ClosestName.to(name, known)
                .map(closest -> "did you mean " + closest + "?")
                .orElse("write UTC or a region, such as Europe/Oslo");
        throw new IllegalArgumentException("'" + name + "' is no time zone: " + meant);
    }
}
