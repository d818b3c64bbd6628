/**
 * The words of the system: what a trader says ({@link io.alertledger.model.Instruction}), what is
 * held ({@link io.alertledger.model.Position}), what was decided and why
 * ({@link io.alertledger.model.Decision}).
 *
 * <p>Records and sealed types only; every one is immutable and safe to share between threads. This
 * package knows the JDK and JSpecify's annotations, nothing else. Amounts are {@link
 * java.math.BigDecimal} in canonical scale (see {@link io.alertledger.model.Decimals}); times are
 * {@link java.time.Instant}; the market's day is New York's ({@link
 * io.alertledger.model.MarketCalendar}).
 *
 * <p>Start at {@link io.alertledger.model.Decision}, then {@link io.alertledger.model.Candidate}.
 */
@NullMarked
package io.alertledger.model;

import org.jspecify.annotations.NullMarked;
