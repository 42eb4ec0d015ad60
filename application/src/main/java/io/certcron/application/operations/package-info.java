/** What the people on call look at and decide, beside schedules and held pauses. */
@NullMarked
package io.certcron.application.operations;

import org.jspecify.annotations.NullMarked;
