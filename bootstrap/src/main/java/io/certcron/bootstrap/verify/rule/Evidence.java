package io.certcron.bootstrap.verify.rule;

/**
 * One answer that breaks a rule. Nothing in it is a secret.
 *
 * @param sent the request
 * @param answered what came of it
 * @param expected what the contract says instead
 */
public record Evidence(String sent, String answered, String expected) {}
