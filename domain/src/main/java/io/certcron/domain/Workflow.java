package io.certcron.domain;

import java.util.EnumSet;
import java.util.Set;

/** What a run covers. */
public enum Workflow {
    REMINDERS(EnumSet.of(Channel.REMINDER)),
    AUTO_PAUSE(EnumSet.of(Channel.AUTO_PAUSE)),
    ALL(EnumSet.allOf(Channel.class));

    private final Set<Channel> channels;

    Workflow(Set<Channel> channels) {
        this.channels = Set.copyOf(channels);
    }

    /** Whether a run of this workflow plans and dispatches the channel's actions. */
    public boolean covers(Channel channel) {
        return channels.contains(channel);
    }
}
