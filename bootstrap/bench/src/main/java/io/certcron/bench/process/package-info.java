/** Processes that are measured from outside: time, heap, memory. */
@NullMarked
package io.certcron.bench.process;

import org.jspecify.annotations.NullMarked;
