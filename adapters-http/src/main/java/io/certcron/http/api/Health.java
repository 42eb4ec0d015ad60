package io.certcron.http.api;

import io.certcron.domain.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * How well this process is.
 *
 * @param checks what was looked at
 */
public record Health(List<Check> checks) {

    public Health {
        checks = List.copyOf(checks);
    }

    /** Whether every check is well. */
    public boolean ok() {
        return checks.stream().allMatch(Check::ok);
    }

    /**
     * One thing that was looked at.
     *
     * @param name what, such as {@code database}
     * @param ok whether it is well
     * @param code what is wrong
     * @param fix what to do about it; constant text
     */
    public record Check(String name, boolean ok, Optional<ErrorCode> code, Optional<String> fix) {

        /** All is well. */
        public static Check passed(String name) {
            return new Check(name, true, Optional.empty(), Optional.empty());
        }

        /** Something is wrong. */
        public static Check failed(String name, ErrorCode code, String fix) {
            return new Check(name, false, Optional.of(code), Optional.of(fix));
        }
    }
}
