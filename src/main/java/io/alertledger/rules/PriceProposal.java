package io.alertledger.rules;

import io.alertledger.model.RuleRef;
import java.math.BigDecimal;

/**
 * What a pricing rule says of a leg's limit. Immutable.
 *
 * @param leg the name of the position the leg trades
 * @param role what the value is
 * @param kind which price it is, for people and programs: {@code mark}, {@code midpoint}, {@code bid}, {@code said}
 * @param value a price per share or coin; for {@link Role#PADDING} a part of the reference price
 * @param rule which rule said it
 * @param because why, for people
 */
public record PriceProposal(String leg, Role role, String kind, BigDecimal value, RuleRef rule, String because) {

    /** What a value is. */
    public enum Role {
        /** The price to start from. */
        REFERENCE,
        /** How far the limit gives way from the reference, as a part of it: down for a sale, up for a purchase. */
        PADDING
    }
}
