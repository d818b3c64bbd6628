/**
 * The books: what happened ({@link io.alertledger.ledger.LedgerEvent}), what follows from it (the
 * fold), and how lots leave a position. Pure: no disk, no clock, no threads.
 *
 * <p>Knows {@link io.alertledger.model} only. Start at {@link io.alertledger.ledger.LedgerEvent}.
 */
@NullMarked
package io.alertledger.ledger;

import org.jspecify.annotations.NullMarked;
