/** What was measured, and how it is shown. */
@NullMarked
package io.certcron.bench.figures;

import org.jspecify.annotations.NullMarked;
