package io.certcron.bootstrap.doctor;

/**
 * A finding, and the check that made it.
 *
 * @param check the name of the check
 */
public record Examined(String check, Finding finding) {}
