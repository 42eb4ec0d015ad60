package io.certcron.bootstrap.embedding;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A builder was given too little, or something wrong. The message has all faults, a line for each, with what to do about
 * it, and no secret.
 */
public final class InvalidSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingFault> faults;

    InvalidSettingsException(List<SettingFault> faults) {
        super(faults.stream()
                .map(SettingFault::describe)
                .collect(Collectors.joining("\n  ", "The certification cron can't be built:\n  ", "")));
        this.faults = List.copyOf(faults);
    }

    /**
     * All that is wrong.
     *
     * @return at least one fault, in the order of the builder's methods
     */
    public List<SettingFault> faults() {
        return faults;
    }
}
