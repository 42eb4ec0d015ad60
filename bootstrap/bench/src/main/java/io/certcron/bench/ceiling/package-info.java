/** What the machine can do: the database without the services, and the services without the database. */
@NullMarked
package io.certcron.bench.ceiling;

import org.jspecify.annotations.NullMarked;
