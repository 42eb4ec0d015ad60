package io.certcron.http.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do. Each role may also do what those before it may. */
public enum Role {
    /** Looks at everything. */
    VIEWER,
    /** Operates: runs, pauses and changes schedules, decides on held pauses, resolves what runs reported. */
    OPS_ADMIN,
    /** Everything: also creates and deletes schedules. */
    SERVICE_ROLE;

    /** Whether a caller of this role may do what asks for the other. */
    public boolean allows(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** Its name in tokens and settings, such as {@code ops_admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name; empty where there is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
