/**
 * How good the choice among several open contracts is, and how to make it better: history as cases with
 * one right answer each, decided by the real engine; weights fitted to them.
 *
 * <p>Start at {@link io.alertledger.tuning.Accuracy} (what the rules in force get right) and {@link
 * io.alertledger.tuning.Tuner} (weights from history). {@code double} is used for fitting only; what comes
 * out are decimals of few digits, the same on every machine.
 *
 * <p>Knows {@code journal}, for what was settled, {@code resolve} and what lies below.
 */
@NullMarked
package io.alertledger.tuning;

import org.jspecify.annotations.NullMarked;
