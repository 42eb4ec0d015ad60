/** What one process does for schedules and runs, beside any number of others. */
@NullMarked
package io.certcron.application.node;

import org.jspecify.annotations.NullMarked;
