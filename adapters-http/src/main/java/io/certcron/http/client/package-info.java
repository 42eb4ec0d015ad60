/** The clients of the reminder and the management service, over OkHttp; {@code docs/contracts} says what is sent and read. */
@NullMarked
package io.certcron.http.client;

import org.jspecify.annotations.NullMarked;
