package io.alertledger.trade;

import io.alertledger.parse.AlertParser;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.RuleSet;

/**
 * What decides: a rule set with the parser and resolver that were made from it. Immutable; swapped as a
 * whole when rules change, so that a decision is made by one set from beginning to end.
 *
 * @param parser what reads texts
 * @param resolver what resolves instructions
 */
public record Brain(AlertParser parser, Resolver resolver) {
    public RuleSet rules() {
        return resolver.rules();
    }
}
