/**
 * What is due, and what became of it: records, sealed types and pure functions without any technology.
 *
 * <p>Everything here is immutable and thread-safe. No method reads a clock or a zone: dates are calendar dates in the
 * zone that the run pinned when it opened.
 */
@NullMarked
package io.certcron.domain;

import org.jspecify.annotations.NullMarked;
