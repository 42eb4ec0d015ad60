/**
 * The job as a library. {@link io.certcron.bootstrap.embedding.CertificationCron} is where to begin;
 * {@code docs/embedding.md} shows how.
 */
@NullMarked
package io.certcron.bootstrap.embedding;

import org.jspecify.annotations.NullMarked;
