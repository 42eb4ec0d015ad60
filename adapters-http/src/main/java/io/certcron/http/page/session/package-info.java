/** Who is signed in to the operations page: signed cookies, and nothing kept. */
@NullMarked
package io.certcron.http.page.session;

import org.jspecify.annotations.NullMarked;
