package io.certcron.domain;

import java.util.EnumSet;
import java.util.Set;

/** What a run covers. */
public enum Workflow {
    /** Reminders alone. */
    REMINDERS(EnumSet.of(Channel.REMINDER)),
    /** Pauses alone. */
    AUTO_PAUSE(EnumSet.of(Channel.AUTO_PAUSE)),
    /** Everything. */
    ALL(EnumSet.allOf(Channel.class));

    private final Set<Channel> channels;

    Workflow(Set<Channel> channels) {
        this.channels = Set.copyOf(channels);
    }

    /**
     * {@return whether a run of this workflow plans and dispatches the channel's actions}
     *
     * @param channel the channel
     */
    public boolean covers(Channel channel) {
        return channels.contains(channel);
    }
}
