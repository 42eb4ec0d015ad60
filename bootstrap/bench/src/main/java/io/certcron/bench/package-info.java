/** The benchmark: what is measured, in which order, and what is made of it. */
@NullMarked
package io.certcron.bench;

import org.jspecify.annotations.NullMarked;
