/** The HTTP server of the operations surface: limits, deadlines, problem documents. */
@NullMarked
package io.certcron.http.server;

import org.jspecify.annotations.NullMarked;
