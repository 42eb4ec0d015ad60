/** What {@code contract-verify} says to a service, and what it hears. */
@NullMarked
package io.certcron.bootstrap.verify.exchange;

import org.jspecify.annotations.NullMarked;
