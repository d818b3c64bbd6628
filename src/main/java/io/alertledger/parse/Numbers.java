package io.alertledger.parse;

import io.alertledger.model.Fraction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as the stages need them; nothing here throws. */
final class Numbers {
    static final BigDecimal HUNDRED = new BigDecimal("100");

    /** Longest run of digits that is read as a number: a price, a strike, a date, a count. */
    static final int MOST_DIGITS = 12;

    private Numbers() {}

    /** A whole number within bounds, or null. */
    static @Nullable Integer whole(String text, int least, int most) {
        if (text.isEmpty() || text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int value = Integer.parseInt(text);
        return value < least || value > most ? null : value;
    }

    /** {@code 3/4}, {@code 0.75} or {@code 1} as a fraction above 0 and at most 1, or null. */
    static @Nullable Fraction fraction(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            Integer above = whole(text.substring(0, slash), 1, 1000);
            Integer below = whole(text.substring(slash + 1), 1, 1000);
            return above == null || below == null || above > below ? null : Fraction.of(above, below);
        }
        try {
            BigDecimal value = new BigDecimal(text);
            return value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0 ? null : Fraction.of(value);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    /** A percentage as a part of one: 30 → 0.3. */
    static BigDecimal share(BigDecimal percent) {
        return percent.movePointLeft(2);
    }
}
