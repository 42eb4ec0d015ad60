/** The main job on generated data, with everything it needs, for a person to watch. */
@NullMarked
package io.certcron.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
