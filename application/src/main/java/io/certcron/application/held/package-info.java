/** What humans decide about the pauses that the brake has held. */
@NullMarked
package io.certcron.application.held;

import org.jspecify.annotations.NullMarked;
