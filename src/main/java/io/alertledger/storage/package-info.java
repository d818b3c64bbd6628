/**
 * The ledger's file: SQLite. Implements the ports that are declared where they are used: {@link
 * io.alertledger.ledger.Ledger}, {@link io.alertledger.trade.Outbox}, {@link
 * io.alertledger.journal.DecisionLog}.
 *
 * <p>Events are appended and hash-chained; the tables {@code book_…} are projections of them, written
 * in the same transaction. One thread writes, many callers share its commits; readers have
 * connections of their own and are never blocked. The schema stands in {@code migrations/} beside
 * the classes, the rest of the SQL in one class per table.
 *
 * <p>The only package that knows JDBC; only the root and the command line know it. Start
 * at {@link io.alertledger.storage.LedgerStore}.
 */
@NullMarked
package io.alertledger.storage;

import org.jspecify.annotations.NullMarked;
