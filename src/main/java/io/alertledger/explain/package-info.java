/**
 * Decisions in words for people: why, why not, what would change it. Renders the one explanation that
 * every decision carries; decides nothing. Knows {@code resolve} and what lies below: what would change a decision is found
 * by deciding again.
 *
 * <p>Start at {@link io.alertledger.explain.DecisionText}.
 */
@NullMarked
package io.alertledger.explain;

import org.jspecify.annotations.NullMarked;
