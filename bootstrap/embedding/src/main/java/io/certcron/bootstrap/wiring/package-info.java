/** Guice modules, one for each adapter: the only place where the rooms meet. Internal: embedders use {@code embedding}. */
@NullMarked
package io.certcron.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
