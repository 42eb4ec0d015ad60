/** The database server, and the data of a night. */
@NullMarked
package io.certcron.bench.platform;

import org.jspecify.annotations.NullMarked;
