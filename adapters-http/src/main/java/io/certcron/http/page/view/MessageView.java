package io.certcron.http.page.view;

/**
 * A page that says that something went wrong.
 *
 * @param heading what
 * @param text what to do
 * @param code the error code
 */
public record MessageView(String heading, String text, String code) {}
