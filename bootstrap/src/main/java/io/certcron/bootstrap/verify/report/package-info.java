/** What a verification found, for a person, for a program and for a CI. */
@NullMarked
package io.certcron.bootstrap.verify.report;

import org.jspecify.annotations.NullMarked;
