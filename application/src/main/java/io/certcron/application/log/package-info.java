/** The event log: constant messages with typed context, the only way our code logs. */
@NullMarked
package io.certcron.application.log;

import org.jspecify.annotations.NullMarked;
