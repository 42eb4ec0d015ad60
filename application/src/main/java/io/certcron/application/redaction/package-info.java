/** What must not be in a log: secrets, and data about persons. */
@NullMarked
package io.certcron.application.redaction;

import org.jspecify.annotations.NullMarked;
