/** How the job is used: what an embedder calls, and what calls an embedder back. */
@NullMarked
package io.certcron.application.port.in;

import org.jspecify.annotations.NullMarked;
