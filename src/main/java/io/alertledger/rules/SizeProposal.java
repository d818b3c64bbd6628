package io.alertledger.rules;

import io.alertledger.model.Fraction;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.RuleRef;
import java.math.BigDecimal;

/**
 * How much a sizing rule would trade. Immutable.
 *
 * @param leg the name of the position the leg trades
 * @param amount how much
 * @param rule which rule said it
 * @param because why, for people
 */
public record SizeProposal(String leg, Amount amount, RuleRef rule, String because) {

    /** How much, as it was said: a part stays exact until the step of the instrument is known. */
    public sealed interface Amount {}

    /** All that is free. */
    public record All() implements Amount {}

    /** So many contracts, shares or coins. */
    public record Quantity(BigDecimal quantity) implements Amount {
        public Quantity {
            Scoreboard.said(quantity, "a size");
        }
    }

    /** A part of what is held. */
    public record Part(Fraction fraction) implements Amount {
        public Part {
            Scoreboard.said(fraction, "a size");
        }
    }

    /** A full-size entry is so many contracts, shares or coins; the size word takes its part. */
    public record Units(BigDecimal fullSize) implements Amount {
        public Units {
            Scoreboard.said(fullSize, "a size");
        }
    }

    /** A full-size entry spends so much money; the size word takes its part. */
    public record Budget(BigDecimal money) implements Amount {
        public Budget {
            Scoreboard.said(money, "a size");
        }
    }

    /** No size can be settled. */
    public record None(RefusalCode code) implements Amount {}

    /** All but so much: a count from 1 up, a fraction of the position below 1. */
    public record Leave(BigDecimal rest) implements Amount {
        public Leave {
            Scoreboard.said(rest, "a size");
        }
    }
}
