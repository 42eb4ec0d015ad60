/** The rules of the two services' contract, each with the check that can find it broken. */
@NullMarked
package io.certcron.bootstrap.verify.rule;

import org.jspecify.annotations.NullMarked;
