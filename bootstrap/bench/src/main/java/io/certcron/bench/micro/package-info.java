/** The pure parts that show up in a profile, under JMH. */
@NullMarked
package io.certcron.bench.micro;

import org.jspecify.annotations.NullMarked;
