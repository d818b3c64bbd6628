package io.alertledger.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact part of a whole, above 0 and at most 1, in lowest terms: a third is a third.
 *
 * @param numerator at least 1
 * @param denominator at least the numerator
 */
public record Fraction(BigInteger numerator, BigInteger denominator) {
    public static final Fraction ONE = of(1, 1);
    public static final Fraction HALF = of(1, 2);

    /** Greatest denominator that is seen in a decimal which has no end. */
    private static final int MAX_DENOMINATOR = 99;

    private static final MathContext SHOWN = new MathContext(16, RoundingMode.HALF_EVEN);

    public Fraction {
        if (numerator.signum() <= 0 || denominator.compareTo(numerator) < 0) {
            throw new IllegalArgumentException(
                    "a fraction must be above 0 and at most 1, not " + numerator + "/" + denominator);
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * The exact value of a decimal, {@code 0.25} for a quarter. A decimal of at least ten digits
     * within a unit of its last digit of a fraction with a denominator up to {@value
     * #MAX_DENOMINATOR} means that fraction: thirds stay exact through a decimal edge.
     *
     * @throws IllegalArgumentException if the value is not above 0 and at most 1
     */
    public static Fraction of(BigDecimal value) {
        BigDecimal exact = Decimals.canonical(value);
        if (exact.scale() >= 10) {
            for (int denominator = 3; denominator <= MAX_DENOMINATOR; denominator++) {
                BigInteger nearest = exact.multiply(BigDecimal.valueOf(denominator))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toBigInteger();
                if (nearest.signum() > 0) {
                    BigDecimal difference = new BigDecimal(nearest)
                            .divide(BigDecimal.valueOf(denominator), exact.scale() + 2, RoundingMode.HALF_EVEN)
                            .subtract(exact)
                            .abs();
                    if (difference.compareTo(BigDecimal.ONE.movePointLeft(exact.scale())) <= 0) {
                        return new Fraction(nearest, BigInteger.valueOf(denominator));
                    }
                }
            }
        }
        return new Fraction(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
    }

    /** This part of a quantity, rounded up to a whole number of steps. */
    public BigDecimal of(BigDecimal quantity, BigDecimal step) {
        BigDecimal numerators = quantity.multiply(new BigDecimal(numerator));
        BigDecimal stepDenominators = step.multiply(new BigDecimal(denominator));
        BigDecimal steps = numerators.divide(stepDenominators, 0, RoundingMode.CEILING);
        return Decimals.canonical(steps.multiply(step));
    }

    /** The value for the edges: exact where it ends within the decimals allowed there, else sixteen digits of it. */
    public BigDecimal toDecimal() {
        BigDecimal whole = new BigDecimal(denominator);
        BigDecimal part = new BigDecimal(numerator).divide(whole, Decimals.MAX_DECIMALS, RoundingMode.HALF_EVEN);
        boolean exact = part.multiply(whole).compareTo(new BigDecimal(numerator)) == 0;
        return Decimals.canonical(exact ? part : part.round(SHOWN));
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
