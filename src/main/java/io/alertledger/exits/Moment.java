package io.alertledger.exits;

import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * A price to be judged, and how the market came to it.
 *
 * @param price the price
 * @param from where it came from without a jump, passing every price between, as inside a candle; null where it
 *     jumped, as from tick to tick
 */
record Moment(
        BigDecimal price, @org.jspecify.annotations.Nullable BigDecimal from) {

    /** The moments of a point in order; none for one that has no price. */
    static List<Moment> of(PricePoint point, Side side, CandleOrder order) {
        if (point instanceof PricePoint.Tick tick) {
            return List.of(new Moment(tick.price(), null));
        }
        if (point instanceof PricePoint.Quote quote) {
            return List.of(new Moment(side == Side.LONG ? quote.bid() : quote.ask(), null));
        }
        if (point instanceof PricePoint.Candle candle) {
            boolean lowFirst = (side == Side.LONG) == (order == CandleOrder.ADVERSE_FIRST);
            BigDecimal first = lowFirst ? candle.low() : candle.high();
            BigDecimal second = lowFirst ? candle.high() : candle.low();
            return List.of(
                    new Moment(candle.open(), null),
                    new Moment(first, candle.open()),
                    new Moment(second, first),
                    new Moment(candle.close(), second));
        }
        return List.of();
    }
}
