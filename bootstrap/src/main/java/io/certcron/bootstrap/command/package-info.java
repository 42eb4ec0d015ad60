/** The command line. */
@NullMarked
package io.certcron.bootstrap.command;

import org.jspecify.annotations.NullMarked;
