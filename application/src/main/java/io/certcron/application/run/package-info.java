/** A run: open, plan, dispatch, settle, monitor, audit, close. */
@NullMarked
package io.certcron.application.run;

import org.jspecify.annotations.NullMarked;
