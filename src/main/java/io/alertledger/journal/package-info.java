/**
 * The log of decisions: what came in, what was decided and on what grounds, and how to replay it.
 *
 * <p>Start at {@link io.alertledger.journal.DecisionLog}, the port that storage implements; {@link
 * io.alertledger.journal.Replay} decides again what was decided, {@link io.alertledger.journal.Impact} does so under
 * other rules.
 *
 * <p>Knows {@code scenario}, which a decision can be frozen into, {@code resolve} and what lies below; not how anything is
 * stored.
 */
@NullMarked
package io.alertledger.journal;

import org.jspecify.annotations.NullMarked;
