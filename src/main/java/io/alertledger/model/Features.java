package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What real books show to matter when several contracts of a ticker are held: the inputs of the
 * LEARNED evidence. All are known at the time of the alert. Each is rounded to six decimals, so that
 * it is the same on every machine; null where it can not be known.
 *
 * @param recency −ln(1 + hours since the position was last added to)
 * @param justAdded exp(−minutes since the position was last added to / 2): near 1 for a purchase of seconds
 *     ago, nothing after ten minutes
 * @param newest 1 where no other candidate was added to later, else 0
 * @param costDistance −|ln(alert's price / average cost)|
 * @param profit ln(alert's price / average cost), the gain the alert's price would realise
 * @param gain from 0 where the alert's price would close it without a gain, to 1 at a fifth above its
 *     cost (below it, for a short one) and beyond
 * @param markDistance −|ln(alert's price / mark)|
 * @param expirationNearness −ln(1 + days to expiration)
 * @param nearest 1 where no other candidate expires earlier, else 0
 * @param openedToday 1 where it was opened on the market day of the alert, else 0
 * @param sameAuthor 1 where the alert's author opened it, else 0
 * @param sameChannel 1 where it was opened in the alert's channel, else 0
 * @param additions ln(number of open lots)
 */
public record Features(
        BigDecimal recency,
        BigDecimal justAdded,
        BigDecimal newest,
        @Nullable BigDecimal costDistance,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal gain,
        @Nullable BigDecimal markDistance,
        @Nullable BigDecimal expirationNearness,
        BigDecimal nearest,
        BigDecimal openedToday,
        BigDecimal sameAuthor,
        BigDecimal sameChannel,
        BigDecimal additions) {}
