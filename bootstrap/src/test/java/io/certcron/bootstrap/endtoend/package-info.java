/** The runnable jar, as a process, against a real PostgreSQL and real services over HTTP. */
@NullMarked
package io.certcron.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
