package io.certcron.contract;

import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Puts the rule in front of whatever went wrong, so that a failure says which promise was broken, and says where. */
final class NamesBrokenRule implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        AssertionError named = new AssertionError(
                "Broken rule %s\n\n%s\n\n%s"
                        .formatted(
                                context.getDisplayName(),
                                String.valueOf(failure.getMessage()).strip(),
                                whereInTheRule(context, failure)),
                failure);
        named.setStackTrace(failure.getStackTrace());
        throw named;
    }

    /** The line of the rule itself, whose source comes with the kit. */
    private static String whereInTheRule(ExtensionContext context, Throwable failure) {
        String rule = context.getRequiredTestMethod().getName();
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getMethodName().equals(rule))
                .map(frame -> "at " + frame)
                .findFirst()
                .orElse("in " + context.getRequiredTestMethod());
    }
}
