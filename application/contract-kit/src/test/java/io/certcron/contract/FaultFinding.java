package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds a contract wrong implementations and demands that it finds them out.
 *
 * @param <T> what is spoilt
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultFinding<T> {

    private static UnaryOperator<Object> spoil = UnaryOperator.identity();

    /** A concrete contract whose subject went through {@link #spoilt}. */
    abstract Class<?> contract();

    /** The faults to be found. */
    abstract List<Fault<T>> faults();

    /** Makes the subject as wrong as the fault under test wants it. */
    @SuppressWarnings("unchecked") // what is spoilt is of the type that the faults are about
    static <S> S spoilt(S subject) {
        return (S) spoil.apply(subject);
    }

    @ParameterizedTest(name = "it finds out one that {0}")
    @MethodSource("faults")
    void findsTheFault(Fault<T> fault) {
        Verdict verdict = verdictOn(fault.spoil());

        assertThat(verdict.broken())
                .as("rules broken by one that " + fault.description())
                .containsAll(fault.rules());
        assertThat(verdict.messages())
                .as("the rule, what was expected and seen, and where")
                .allMatch(message -> message.matches(
                        "(?s)Broken rule [A-Z][0-9]{2}: [^\n]+\n\n\\S.*\n\n(at|in) [^\n]*io.certcron.contract[^\n]+"))
                .noneMatch(message -> message.contains("\n\nExpecting value to be"));
    }

    @Test
    void findsNoFaultWithTheRightOne() {
        assertThat(verdictOn(UnaryOperator.identity()).broken()).isEmpty();
    }

    @Test
    void hasNoRuleThatCannotFail() {
        Set<String> rules = verdictOn(UnaryOperator.identity()).rules();
        Set<String> promised = new TreeSet<>();
        faults().forEach(fault -> promised.addAll(fault.rules()));

        assertThat(promised).as("rules that some fault breaks").containsExactlyInAnyOrderElementsOf(rules);
    }

    @SuppressWarnings("unchecked") // see above
    private Verdict verdictOn(UnaryOperator<T> fault) {
        spoil = (UnaryOperator<Object>) fault;
        try {
            return Verdict.of(contract());
        } finally {
            spoil = UnaryOperator.identity();
        }
    }
}
