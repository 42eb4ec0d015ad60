package io.certcron.bootstrap.verify.rule;

import io.certcron.bootstrap.verify.exchange.Item;
import java.time.Instant;

/**
 * An item that an earlier verification had done.
 *
 * @param doneAt when the service answered {@code done}
 */
public record RememberedKey(Item item, Instant doneAt) {}
