/** What the job needs from the outside. Every interface here has a contract in the contract kit. */
@NullMarked
package io.certcron.application.port.out;

import org.jspecify.annotations.NullMarked;
