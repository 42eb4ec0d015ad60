/**
 * What a setting may be, said once for the configuration of a process and for the builder of an embedder. Internal:
 * embedders use {@code embedding}.
 */
@NullMarked
package io.certcron.bootstrap.bounds;

import org.jspecify.annotations.NullMarked;
