package io.certcron.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What a contract has to say about a subject.
 *
 * @param rules the numbers of all its rules
 * @param broken those that the subject breaks
 * @param messages what the failures say
 */
record Verdict(Set<String> rules, Set<String> broken, List<String> messages) {

    /** Runs a contract. */
    static Verdict of(Class<?> contract) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        Listener listener = new Listener();
        LauncherFactory.create().execute(request, listener);
        return listener.verdict;
    }

    private static final class Listener implements TestExecutionListener {

        private final Verdict verdict = new Verdict(new TreeSet<>(), new TreeSet<>(), new ArrayList<>());

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                String rule = test.getDisplayName().replaceFirst(":.*", "");
                verdict.rules.add(rule);
                result.getThrowable().ifPresent(failure -> {
                    verdict.broken.add(rule);
                    verdict.messages.add(String.valueOf(failure.getMessage()));
                });
            }
        }
    }
}
