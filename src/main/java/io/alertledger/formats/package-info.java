/**
 * Foreign forms and ours, both ways: the JSON of the contracts, state files, imports and exports,
 * the published snapshot. Turns bytes into records of {@link io.alertledger.model} and back; decides
 * nothing.
 *
 * <p>Knows {@link io.alertledger.model} and {@link io.alertledger.ledger}. Start at {@link
 * io.alertledger.formats.Json} and {@link io.alertledger.formats.Fields}.
 */
@NullMarked
package io.alertledger.formats;

import org.jspecify.annotations.NullMarked;
