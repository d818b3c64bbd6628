package io.alertledger.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact decimals as this system keeps them: canonical scale (no trailing zeros, never a negative
 * scale), so that equal numbers are equal records and print alike.
 *
 * <p>At every edge a number has at most {@value #MAX_DIGITS} digits and {@value #MAX_DECIMALS}
 * decimals: {@code 1e300000000} printed plainly would exhaust the memory.
 */
public final class Decimals {
    /** Most significant digits that a number from outside may have. */
    public static final int MAX_DIGITS = 38;

    /** Most decimals that a number from outside may have. */
    public static final int MAX_DECIMALS = 18;

    /** Decimals kept by a quotient that has no finite expansion and is shown to people or compared. */
    public static final int QUOTIENT_DECIMALS = 18;

    /**
     * Decimals to which a share of a cost is rounded when a lot is split. The rest stays with the
     * lot, so the sum is exact whatever the rounding.
     */
    public static final int SHARE_DECIMALS = 40;

    private static final int LONGEST_LITERAL = 64;
    private static final BigDecimal SAME_COST = new BigDecimal("0.0001");

    private Decimals() {}

    /** The same number without trailing zeros and with a scale of at least zero. */
    public static BigDecimal canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Plain digits, no exponent: the form that goes out at every edge. */
    public static String plain(BigDecimal value) {
        return canonical(value).toPlainString();
    }

    /** {@code dividend / divisor}, half-even at {@value #QUOTIENT_DECIMALS} decimals; for showing and comparing only. */
    public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return canonical(dividend.divide(divisor, QUOTIENT_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** Whether a number is within the limits of every edge. Never expands the number to find out. */
    public static boolean withinLimits(BigDecimal value) {
        if (value.signum() == 0) {
            return Math.abs((long) value.scale()) <= MAX_DIGITS;
        }
        long integerDigits = (long) value.precision() - value.scale();
        if (integerDigits > MAX_DIGITS || value.scale() > 10_000) {
            return false;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= MAX_DECIMALS && Math.max(integerDigits, stripped.precision()) <= MAX_DIGITS;
    }

    /**
     * Reads a number written by a program.
     *
     * @param text digits with an optional sign, point and exponent; no grouping, no words
     * @return the number in canonical scale
     * @throws IllegalArgumentException if the text is no number (NaN and Infinity are none) or is
     *     outside the limits; the message says which and quotes the text
     */
    public static BigDecimal parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST_LITERAL) {
            throw new IllegalArgumentException("not a number: '" + abbreviate(trimmed) + "'");
        }
        BigDecimal value;
        try {
            value = new BigDecimal(trimmed);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("not a number: '" + trimmed + "'", notANumber);
        }
        return limited(value);
    }

    /**
     * The same number in canonical scale, refused if it is outside the limits.
     *
     * @throws IllegalArgumentException if it has more than {@value #MAX_DIGITS} digits or {@value
     *     #MAX_DECIMALS} decimals
     */
    public static BigDecimal limited(BigDecimal value) {
        if (!withinLimits(value)) {
            throw new IllegalArgumentException("number out of range: " + abbreviate(value.toString()) + "; at most "
                    + MAX_DIGITS + " digits and " + MAX_DECIMALS + " decimals are allowed");
        }
        return canonical(value);
    }

    /**
     * Whether two prices or costs of the same thing are the same: they differ by no more than one part in ten thousand
     * of the second, as averages do that were rounded elsewhere.
     */
    public static boolean sameCost(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(other.abs().multiply(SAME_COST)) <= 0;
    }

    private static String abbreviate(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
