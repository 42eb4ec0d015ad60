package io.certcron.http.page.view;

import java.util.List;

/**
 * Last night in one sentence.
 *
 * @param badge how it went
 * @param sentence the sentence
 * @param details what else there is to know about it
 */
public record Headline(Badge badge, String sentence, List<String> details) {

    public Headline {
        details = List.copyOf(details);
    }
}
