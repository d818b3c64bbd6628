/**
 * Acting on decisions: lock, outbox, submit, fills, release; limits; recovery after a crash.
 *
 * <p>Start at {@link io.alertledger.trade.Outbox}, the port that storage implements.
 */
@NullMarked
package io.alertledger.trade;

import org.jspecify.annotations.NullMarked;
