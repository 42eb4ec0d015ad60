/** The clients of the reminder and the management service, over OkHttp (design, sections 6 and 8). */
@NullMarked
package io.certcron.http.client;

import org.jspecify.annotations.NullMarked;
