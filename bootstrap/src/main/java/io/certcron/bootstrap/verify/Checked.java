package io.certcron.bootstrap.verify;

import io.certcron.bootstrap.verify.rule.ContractRule;
import io.certcron.bootstrap.verify.rule.Verdict;
import java.time.Duration;

/**
 * What came of one rule.
 *
 * @param took how long the check asked and waited
 */
public record Checked(ContractRule rule, Verdict verdict, Duration took) {}
