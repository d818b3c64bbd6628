/**
 * The broker's report against the ledger: which real fills are missing, what still differs, what is
 * done about it, and how far the books may be trusted.
 *
 * <p>Pure: {@link io.alertledger.reconcile.Reconciliation} is a function of what it is given, the
 * time included, and runs the same in the service, in {@code batch sync} and in a test. It touches
 * no disk and no broker and keeps nothing between two calls; what the next look needs (absences seen
 * once) is part of the answer.
 *
 * <p>Knows {@code broker} for the words of a report, {@code ledger} and {@code model}. Start at {@link
 * io.alertledger.reconcile.Reconciliation}, then {@link
 * io.alertledger.reconcile.Adjustment}.
 */
@NullMarked
package io.alertledger.reconcile;

import org.jspecify.annotations.NullMarked;
