package io.certcron.http.page.view;

import java.util.UUID;

/**
 * Whoever looks at the page.
 *
 * @param name their name
 * @param role their role, as tokens name it
 * @param csrf what their forms carry
 * @param mayOperate whether they see the buttons of {@code ops_admin}
 * @param mayAdminister whether they see those of {@code service_role}
 */
public record Viewer(String name, String role, String csrf, boolean mayOperate, boolean mayAdminister) {

    /** Names a request, so that sending a form twice makes one run. */
    public String newRequestKey() {
        return UUID.randomUUID().toString();
    }
}
