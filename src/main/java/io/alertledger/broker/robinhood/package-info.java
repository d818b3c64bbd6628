/**
 * Robinhood's options API: positions by page, each contract looked up once and remembered, orders and
 * their executions. Prices of positions are per contract there and negative for shorts; here they are
 * per share and positive.
 *
 * <p>Knows {@code broker}, {@code formats} and {@code model}. Start at {@link io.alertledger.broker.robinhood.RobinhoodBroker}.
 */
@NullMarked
package io.alertledger.broker.robinhood;

import org.jspecify.annotations.NullMarked;
