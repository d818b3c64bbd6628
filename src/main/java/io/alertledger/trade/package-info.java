/**
 * Acting on decisions: lock, outbox, submit, fills, release; limits; recovery after a crash.
 *
 * <p>The way of an alert: {@link io.alertledger.trade.Desk} takes it; {@link io.alertledger.trade.Decider} makes a plan of
 * it, inside the transaction of the {@link io.alertledger.trade.Outbox} that locks what it sells and stores its orders;
 * {@link io.alertledger.trade.Clerk} sends them, or {@link io.alertledger.trade.OrderEvents} hears of those that a caller
 * executes; {@link io.alertledger.trade.Fills} books what became of them. Exits enter at the same desk: {@link
 * io.alertledger.trade.ExitDesk} scans the {@link io.alertledger.trade.Watchlist} as marks arrive. {@link
 * io.alertledger.trade.Reconciler} keeps all of it true to the broker's report.
 *
 * <p>Knows {@code reconcile}, {@code journal} and what lies below; not how anything is stored: {@link
 * io.alertledger.trade.Outbox} is the port. Start at {@link io.alertledger.trade.Desk}.
 */
@NullMarked
package io.alertledger.trade;

import org.jspecify.annotations.NullMarked;
