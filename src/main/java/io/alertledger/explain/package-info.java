/**
 * Decisions in words for people: why, why not, what would change it. Renders the one explanation that
 * every decision carries; decides nothing.
 *
 * <p>Start at {@link io.alertledger.explain.DecisionText}.
 */
@NullMarked
package io.alertledger.explain;

import org.jspecify.annotations.NullMarked;
