/** Configuration: HOCON file and environment in, validated records out, and every fault told at once. */
@NullMarked
package io.certcron.bootstrap.config;

import org.jspecify.annotations.NullMarked;
