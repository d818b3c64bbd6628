/**
 * Protection and exits: which levels a position gets, what they are at each moment, and when one is reached.
 *
 * <p>{@link io.alertledger.exits.Guard} turns a {@link io.alertledger.model.Protection} and what happened so far
 * ({@link io.alertledger.exits.ExitState}) into the levels in force; rules judge a price against them ({@link
 * io.alertledger.exits.Triggers}); {@link io.alertledger.exits.Judgement} makes one exit of what they say. Arithmetic
 * and memory are here, decisions are in {@code rules/exits} and {@code rules/protection}.
 *
 * <p>Everything is a function of what it is given: prices, times and durations are handed in. Knows {@code
 * rules} and what lies below. Start at {@link
 * io.alertledger.exits.PathRun}, which is the whole of it over a list of prices.
 */
@NullMarked
package io.alertledger.exits;

import org.jspecify.annotations.NullMarked;
