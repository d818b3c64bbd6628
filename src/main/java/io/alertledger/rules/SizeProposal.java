package io.alertledger.rules;

import io.alertledger.model.Fraction;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.RuleRef;
import java.math.BigDecimal;
import java.util.Objects;

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
            Objects.requireNonNull(quantity, "a size that is missing was said");
        }
    }

    /** A part of what is held. */
    public record Part(Fraction fraction) implements Amount {
        public Part {
            Objects.requireNonNull(fraction, "a size that is missing was said");
        }
    }

    /** A full-size entry is so many contracts, shares or coins; the size word takes its part. */
    public record Units(BigDecimal fullSize) implements Amount {
        public Units {
            Objects.requireNonNull(fullSize, "a size that is missing was said");
        }
    }

    /** A full-size entry spends so much money; the size word takes its part. */
    public record Budget(BigDecimal money) implements Amount {
        public Budget {
            Objects.requireNonNull(money, "a size that is missing was said");
        }
    }

    /** No size can be settled. */
    public record None(RefusalCode code) implements Amount {}

    /** All but so much: a count from 1 up, a fraction of the position below 1. */
    public record Leave(BigDecimal rest) implements Amount {
        public Leave {
            Objects.requireNonNull(rest, "a size that is missing was said");
        }
    }
}
