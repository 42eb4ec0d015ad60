package io.certcron.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Puts the rule in front of whatever went wrong, so that a failure says which promise was broken. */
final class NamesBrokenRule implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        AssertionError named =
                new AssertionError("Broken rule " + context.getDisplayName() + "\n\n" + failure.getMessage(), failure);
        named.setStackTrace(failure.getStackTrace());
        throw named;
    }
}
