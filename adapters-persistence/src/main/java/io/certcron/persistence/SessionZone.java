package io.certcron.persistence;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones as PostgreSQL writes them. */
final class SessionZone {

    private SessionZone() {}

    /**
     * The value of the setting {@code TimeZone}. A region goes by its name. For a fixed offset PostgreSQL has the POSIX
     * notation, in which what lies east of Greenwich is negative.
     */
    static String of(ZoneId zone) {
        if (!(zone.normalized() instanceof ZoneOffset offset)) {
            return zone.getId();
        }
        String inverted = ZoneOffset.ofTotalSeconds(-offset.getTotalSeconds()).getId();
        return "<local>" + (offset.getTotalSeconds() == 0 ? "0" : inverted);
    }
}
