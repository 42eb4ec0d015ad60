/** The REST API of the operations surface, as {@code docs/contracts/certification-cron.yaml} describes it. */
@NullMarked
package io.certcron.http.api;

import org.jspecify.annotations.NullMarked;
