/** What the job tells Prometheus. */
@NullMarked
package io.certcron.http.metrics;

import org.jspecify.annotations.NullMarked;
