package io.certcron.bootstrap.bounds;

import java.time.Duration;

/** From the least duration to the most, both of them within. */
public record DurationRange(Duration least, Duration most) {

    public boolean contains(Duration duration) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }
}
