package io.certcron.http.page.view;

import java.util.Optional;

/**
 * Asks for a certification.
 *
 * @param typed what was typed
 * @param fault what is wrong with it
 */
public record CertificationSearch(String typed, Optional<String> fault) {}
