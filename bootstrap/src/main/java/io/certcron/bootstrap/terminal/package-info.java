/** What is shown to a person who watches. */
@NullMarked
package io.certcron.bootstrap.terminal;

import org.jspecify.annotations.NullMarked;
