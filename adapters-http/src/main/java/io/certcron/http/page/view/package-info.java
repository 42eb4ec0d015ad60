/** What the templates of the operations page show: plain words, ready to be written. */
@NullMarked
package io.certcron.http.page.view;

import org.jspecify.annotations.NullMarked;
