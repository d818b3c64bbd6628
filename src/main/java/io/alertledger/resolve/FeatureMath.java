package io.alertledger.resolve;

import io.alertledger.model.Features;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Position;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of the learned model. The one place besides {@link Confidence} that computes in {@code
 * double}: with {@link StrictMath}, rounded half-even to six decimals before anything sees it, so that
 * every machine gets the same bytes.
 */
final class FeatureMath {
    private static final double SECONDS_PER_HOUR = 3600.0;
    private static final double MILLION = 1e6;

    /** How fast the doubt about a purchase of this moment fades. */
    private static final double JUST_ADDED_HOURS = 2.0 / 60.0;

    /** A gain, as a logarithm, beyond which more of it tells nothing new. */
    private static final double FULL_GAIN = 0.2;

    private FeatureMath() {}

    static Features of(
            Position position,
            Question question,
            LocalDate today,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal saidPrice,
            @Nullable BigDecimal mark,
            @Nullable Integer daysToExpiration,
            @Nullable Instant openedAt,
            @Nullable Instant addedAt,
            boolean newest,
            boolean nearest,
            boolean sameAuthor,
            boolean sameChannel) {
        BigDecimal logCost = logRatio(saidPrice, cost);
        BigDecimal logMark = logRatio(saidPrice, mark);
        boolean openedToday = openedAt != null && MarketCalendar.dayOf(openedAt).equals(today);
        double sinceAdded = addedAt == null ? 0 : hours(addedAt, question.now());
        return new Features(
                addedAt == null ? BigDecimal.ZERO : log1p(sinceAdded).negate(),
                addedAt == null ? BigDecimal.ZERO : rounded(StrictMath.exp(-sinceAdded / JUST_ADDED_HOURS)),
                flag(newest),
                logCost == null ? null : logCost.abs().negate(),
                logCost,
                logCost == null ? null : gain(position.side() == Side.LONG ? logCost : logCost.negate()),
                logMark == null ? null : logMark.abs().negate(),
                daysToExpiration == null
                        ? null
                        : log1p(Math.max(0, daysToExpiration)).negate(),
                flag(nearest),
                flag(openedToday),
                flag(sameAuthor),
                flag(sameChannel),
                rounded(StrictMath.log(Math.max(1, position.lots().size()))));
    }

    private static double hours(Instant from, Instant to) {
        Duration age = Duration.between(from, to);
        return age.isNegative() ? 0 : (age.getSeconds() + age.getNano() / 1e9) / SECONDS_PER_HOUR;
    }

    private static @Nullable BigDecimal logRatio(@Nullable BigDecimal price, @Nullable BigDecimal base) {
        if (price == null || base == null || price.signum() <= 0 || base.signum() <= 0) {
            return null;
        }
        return rounded(StrictMath.log(price.doubleValue()) - StrictMath.log(base.doubleValue()));
    }

    private static BigDecimal gain(BigDecimal logGain) {
        return rounded(Math.max(0, Math.min(1, logGain.doubleValue() / FULL_GAIN)));
    }

    private static BigDecimal log1p(double value) {
        return rounded(StrictMath.log1p(value));
    }

    private static BigDecimal flag(boolean value) {
        return value ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** By way of a whole number of millionths: the exact expansion of a double has some fifty digits. */
    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf((long) StrictMath.rint(value * MILLION), 6);
    }
}
