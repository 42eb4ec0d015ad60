/** Telling people of runs: pings and webhooks. */
@NullMarked
package io.certcron.http.alert;

import org.jspecify.annotations.NullMarked;
