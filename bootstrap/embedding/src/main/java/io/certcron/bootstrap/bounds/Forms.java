package io.certcron.bootstrap.bounds;

import java.time.ZoneId;
import java.util.regex.Pattern;

/** How a setting that is a word may be written. */
public final class Forms {

    /** A status in which a certification is acted on. */
    public static final Pattern ACTIVE_STATUS = Pattern.compile("\\P{Cntrl}{1,64}");

    /** What a service is shown, in a header. */
    public static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private Forms() {}

    /** Whether it is the zone {@code UTC} or that of an IANA region, which an offset or an abbreviation is not. */
    public static boolean isRegion(String zone) {
        return (zone.equals("UTC") || zone.contains("/"))
                && ZoneId.getAvailableZoneIds().contains(zone);
    }
}
