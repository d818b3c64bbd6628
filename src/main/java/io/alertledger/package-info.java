/**
 * The embedding API and the wiring. {@link io.alertledger.AlertLedger} opens a ledger and answers
 * alerts; everything else is reached through it.
 *
 * <p>Knows every package below it; only the command line and the web know it. Start at {@link
 * io.alertledger.AlertLedger}.
 */
@NullMarked
package io.alertledger;

import org.jspecify.annotations.NullMarked;
