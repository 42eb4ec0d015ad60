/** What the documentation shows of the kit. It sees no more of the kit than another team does. */
@NullMarked
package io.certcron.contract.example;

import org.jspecify.annotations.NullMarked;
