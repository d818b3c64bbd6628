/**
 * Explains decisions beyond what deciding already says: as text ({@link io.alertledger.explain.ExplanationText}), why
 * a rule did not speak for a candidate, and what would have changed the outcome.
 *
 * <p>Pure: everything is worked out from a question, the rules and the decision. Knows {@link io.alertledger.resolve}
 * and what lies below it.
 */
@NullMarked
package io.alertledger.explain;

import org.jspecify.annotations.NullMarked;
