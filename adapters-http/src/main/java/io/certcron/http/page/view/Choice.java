package io.certcron.http.page.view;

/**
 * Something that can be chosen in a form.
 *
 * @param value what is sent
 * @param words what is shown
 * @param chosen whether it is chosen
 */
public record Choice(String value, String words, boolean chosen) {}
