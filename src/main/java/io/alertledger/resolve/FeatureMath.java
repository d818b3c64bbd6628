package io.alertledger.resolve;

import io.alertledger.model.Features;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of the learned model. The one place besides {@link Confidence} that computes in {@code
 * double}: with {@link StrictMath}, rounded half-even to six decimals before anything sees it, so that
 * every machine gets the same bytes.
 */
final class FeatureMath {
    private static final double SECONDS_PER_HOUR = 3600.0;

    private FeatureMath() {}

    static Features of(
            Position position,
            Question question,
            @Nullable BigDecimal saidPrice,
            @Nullable BigDecimal mark,
            @Nullable Integer daysToExpiration,
            @Nullable Instant openedAt,
            @Nullable Instant addedAt,
            boolean newest,
            boolean nearest,
            boolean sameAuthor,
            boolean sameChannel) {
        BigDecimal cost = position.averageCost();
        BigDecimal logCost = logRatio(saidPrice, cost);
        BigDecimal logMark = logRatio(saidPrice, mark);
        boolean today = openedAt != null && MarketCalendar.dayOf(openedAt).equals(MarketCalendar.dayOf(question.now()));
        return new Features(
                addedAt == null
                        ? BigDecimal.ZERO
                        : log1p(hours(addedAt, question.now())).negate(),
                flag(newest),
                logCost == null ? null : logCost.abs().negate(),
                logCost,
                logMark == null ? null : logMark.abs().negate(),
                daysToExpiration == null
                        ? null
                        : log1p(Math.max(0, daysToExpiration)).negate(),
                flag(nearest),
                flag(today),
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

    private static BigDecimal log1p(double value) {
        return rounded(StrictMath.log1p(value));
    }

    private static BigDecimal flag(boolean value) {
        return value ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN);
    }
}
