package io.alertledger.rules;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * How far from the entry a level lies, as rules write it: {@code "2 ATR"} or {@code "50 %"}.
 *
 * @param amount above zero
 * @param unit ATR or PART
 */
record SeedDistance(BigDecimal amount, SeedProposal.Unit unit) {

    /** @throws IllegalArgumentException where it is neither */
    static SeedDistance parse(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        SeedDistance distance;
        if (upper.endsWith("ATR")) {
            distance = new SeedDistance(number(upper, 3), SeedProposal.Unit.ATR);
        } else if (upper.endsWith("%")) {
            distance = new SeedDistance(number(upper, 1).movePointLeft(2), SeedProposal.Unit.PART);
        } else {
            throw new IllegalArgumentException("\"" + text + "\" is no distance; \"2 ATR\" and \"50 %\" are");
        }
        if (distance.amount().signum() <= 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not above 0");
        }
        return distance;
    }

    private static BigDecimal number(String text, int unitLength) {
        return Decimals.parse(text.substring(0, text.length() - unitLength));
    }
}
