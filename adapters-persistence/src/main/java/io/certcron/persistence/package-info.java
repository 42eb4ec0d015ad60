/** PostgreSQL behind the outgoing ports: schema, repositories, connection pool and the embedded server. */
@NullMarked
package io.certcron.persistence;

import org.jspecify.annotations.NullMarked;
