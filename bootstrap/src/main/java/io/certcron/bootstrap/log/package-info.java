/** Every line on standard output is one JSON object, whatever wrote it (design, section 11). */
@NullMarked
package io.certcron.bootstrap.log;

import org.jspecify.annotations.NullMarked;
