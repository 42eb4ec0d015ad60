/** The two services as sandboxes: real HTTP on loopback, honouring keys, and really pausing in the database. */
@NullMarked
package io.certcron.bootstrap.sandbox;

import org.jspecify.annotations.NullMarked;
