/** What the documentation shows is compiled and run. */
@NullMarked
package io.certcron.bootstrap.documentation;

import org.jspecify.annotations.NullMarked;
