/** The job as a process carries it out: wired from its configuration, watched, and served to people. */
@NullMarked
package io.certcron.bootstrap.job;

import org.jspecify.annotations.NullMarked;
