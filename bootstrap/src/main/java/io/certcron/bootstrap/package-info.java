/** The executable: the composition root, and what starts the process. */
@NullMarked
package io.certcron.bootstrap;

import org.jspecify.annotations.NullMarked;
