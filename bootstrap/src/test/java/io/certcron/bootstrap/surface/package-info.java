/** Tests of the daemon's server. */
@NullMarked
package io.certcron.bootstrap.surface;

import org.jspecify.annotations.NullMarked;
