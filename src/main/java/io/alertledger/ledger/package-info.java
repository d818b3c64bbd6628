/**
 * The books: what happened ({@link io.alertledger.ledger.LedgerEvent}), what follows from it ({@link
 * io.alertledger.ledger.Book}, the fold), and how lots leave a position. Pure: no disk, no clock, no
 * threads of its own.
 *
 * <p>The way through: a wish ({@link io.alertledger.ledger.Opening}, {@link
 * io.alertledger.ledger.Closing}) is turned by {@link io.alertledger.ledger.Booking} into events or into
 * a refusal that says why; the events are appended in a transaction of a {@link
 * io.alertledger.ledger.Ledger}, the port that storage implements; the book is advanced when that has
 * committed. {@link io.alertledger.ledger.Undo} plans reversals, {@link
 * io.alertledger.ledger.Performance} reads results out of the log, {@link
 * io.alertledger.ledger.BookText} writes a book out in one way only, for comparing.
 *
 * <p>Money: a lot keeps its total cost, exact. Where a lot is split, what is taken carries its share at
 * forty decimals and the remainder stays behind, so that every sum is exact to the last digit: cost of
 * what remains − realized = cash paid − cash received.
 *
 * <p>Knows {@link io.alertledger.model} only. Start at {@link io.alertledger.ledger.Booking}.
 */
@NullMarked
package io.alertledger.ledger;

import org.jspecify.annotations.NullMarked;
