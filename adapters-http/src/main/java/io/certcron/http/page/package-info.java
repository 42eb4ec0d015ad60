/** The operations page, for people: HTML without scripts, behind a sign-in. */
@NullMarked
package io.certcron.http.page;

import org.jspecify.annotations.NullMarked;
