package io.certcron.http.page.view;

import java.util.Optional;

/**
 * Intents with the same fate.
 *
 * @param action what was due
 * @param fate what became of them
 * @param count how many
 * @param errorCode why
 * @param meaning what the code means
 * @param httpStatus what the service answered; empty where it gave no error
 */
public record FateRow(
        String action, Badge fate, String count, Optional<String> errorCode, String meaning, String httpStatus) {}
