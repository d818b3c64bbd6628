/**
 * The log of decisions: what came in, what was decided and on what grounds, and how to replay it.
 *
 * <p>Start at {@link io.alertledger.journal.DecisionLog}, the port that storage implements; {@link
 * io.alertledger.journal.Replay} decides again what was decided, {@link io.alertledger.journal.Impact} does so under
 * other rules.
 */
@NullMarked
package io.alertledger.journal;

import org.jspecify.annotations.NullMarked;
