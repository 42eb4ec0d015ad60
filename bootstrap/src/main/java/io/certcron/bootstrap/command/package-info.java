/** The command line (design, section 10). */
@NullMarked
package io.certcron.bootstrap.command;

import org.jspecify.annotations.NullMarked;
