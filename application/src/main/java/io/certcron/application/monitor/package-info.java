/** The check that no pause was missed. */
@NullMarked
package io.certcron.application.monitor;

import org.jspecify.annotations.NullMarked;
