/** Those who are measured: the job, and what people would use instead. */
@NullMarked
package io.certcron.bench.contender;

import org.jspecify.annotations.NullMarked;
