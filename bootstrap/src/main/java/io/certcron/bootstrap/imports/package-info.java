/** Import of certifications from a CSV file: all of them or none. */
@NullMarked
package io.certcron.bootstrap.imports;

import org.jspecify.annotations.NullMarked;
