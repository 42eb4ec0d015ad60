/** What people would use instead, each as its own documentation would have one write it. */
@NullMarked
package io.certcron.bench.peer;

import org.jspecify.annotations.NullMarked;
