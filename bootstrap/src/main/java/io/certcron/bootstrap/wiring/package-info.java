/** Guice modules, one for each adapter: the only place where the rooms meet. */
@NullMarked
package io.certcron.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
