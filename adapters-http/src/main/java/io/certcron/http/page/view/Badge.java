package io.certcron.http.page.view;

/**
 * A state, told by colour, mark and words.
 *
 * @param tone its colour
 * @param mark one sign for it
 * @param words what it is
 */
public record Badge(Tone tone, String mark, String words) {}
