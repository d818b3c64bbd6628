/**
 * The log of decisions: what came in, what was decided and on what grounds, and how to replay it.
 *
 * <p>Start at {@link io.alertledger.journal.DecisionLog}, the port that storage implements.
 */
@NullMarked
package io.alertledger.journal;

import org.jspecify.annotations.NullMarked;
