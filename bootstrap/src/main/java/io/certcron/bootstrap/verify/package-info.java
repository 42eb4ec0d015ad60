/** {@code contract-verify}: looks from outside whether one of the two services keeps its contract. */
@NullMarked
package io.certcron.bootstrap.verify;

import org.jspecify.annotations.NullMarked;
