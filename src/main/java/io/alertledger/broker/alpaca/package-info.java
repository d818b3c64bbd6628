/**
 * Alpaca's trading API: positions, orders by client order id, and activities (fills, exercise,
 * assignment, expiry). Numbers are strings or numbers there, whichever way the wind blows.
 *
 * <p>Knows {@code broker}, {@code formats} and {@code model}. Start at {@link io.alertledger.broker.alpaca.AlpacaBroker}.
 */
@NullMarked
package io.alertledger.broker.alpaca;

import org.jspecify.annotations.NullMarked;
