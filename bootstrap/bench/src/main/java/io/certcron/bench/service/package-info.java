/** The two services that every contender calls, in a process of their own. */
@NullMarked
package io.certcron.bench.service;

import org.jspecify.annotations.NullMarked;
