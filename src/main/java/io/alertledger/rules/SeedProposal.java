package io.alertledger.rules;

import io.alertledger.model.RuleRef;
import java.math.BigDecimal;

/**
 * What a protection rule says of a position that lacks protection. Immutable.
 *
 * @param position the position's name
 * @param part which part of the protection it is about
 * @param amount how far from the entry, in {@code unit}; zero where the part needs none
 * @param unit what {@code amount} counts
 * @param rule which rule said it
 * @param because why, for people
 */
public record SeedProposal(String position, Part part, BigDecimal amount, Unit unit, RuleRef rule, String because) {

    /** The part of a protection. */
    public enum Part {
        TAKE_PROFIT,
        STOP_LOSS,
        /** It needs no protection. */
        EXEMPT
    }

    /** What an amount counts. */
    public enum Unit {
        /** Average true ranges. */
        ATR,
        /** Parts of the entry: 0.05 for 5 %. */
        PART,
        NONE
    }
}
