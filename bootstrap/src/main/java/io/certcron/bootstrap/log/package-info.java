/** Every line on standard output is one JSON object, whatever wrote it. The form is {@code docs/contracts/log-line.schema.json}. */
@NullMarked
package io.certcron.bootstrap.log;

import org.jspecify.annotations.NullMarked;
