/** Looks at everything that the job stands on, changes nothing, and says what is wrong and what to do about it. */
@NullMarked
package io.certcron.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
