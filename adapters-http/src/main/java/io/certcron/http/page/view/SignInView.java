package io.certcron.http.page.view;

import java.util.Optional;

/**
 * The form to sign in.
 *
 * @param fault why the last attempt failed
 * @param next where to go then
 * @param csrf what the form carries
 */
public record SignInView(Optional<String> fault, String next, String csrf) {}
