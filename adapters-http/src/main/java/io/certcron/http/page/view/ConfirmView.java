package io.certcron.http.page.view;

import java.util.List;
import java.util.UUID;

/**
 * Asks whether a decision on held pauses is meant.
 *
 * @param question the question
 * @param consequence what it leads to
 * @param button what the button says
 * @param decision the decision
 * @param certificationIds the chosen certifications; none where it is about all
 * @param seen what it is about, where it is about all; the decision is made on nothing else
 */
public record ConfirmView(
        String question,
        String consequence,
        String button,
        String decision,
        List<UUID> certificationIds,
        String seen) {}
