/**
 * The {@code batch} commands: a JSON line in, a JSON line out, through the core's pure functions. Each class answers one
 * line; whoever owns the streams loops.
 *
 * <p>Knows the pure packages, {@code trade} and {@code formats}; no ledger file. Start at {@link io.alertledger.cli.batch.JsonLines}.
 */
@NullMarked
package io.alertledger.cli.batch;

import org.jspecify.annotations.NullMarked;
