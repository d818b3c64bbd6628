package io.alertledger.tuning;

import java.time.Instant;

/**
 * A case as numbers.
 *
 * @param at when it happened
 * @param values by candidate, then rule: what the rule found, before any weight
 * @param right which candidate was really sold
 */
record Example(Instant at, double[][] values, int right) {}
