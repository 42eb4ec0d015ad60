/** Who calls, and what they may do: static tokens, JWTs, roles, and the limit on failed sign-ins. */
@NullMarked
package io.certcron.http.access;

import org.jspecify.annotations.NullMarked;
