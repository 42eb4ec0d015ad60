package io.certcron.http.page.view;

/**
 * What became of what the operator did last.
 *
 * @param tone whether it went well
 * @param text a sentence
 */
public record Notice(Tone tone, String text) {}
