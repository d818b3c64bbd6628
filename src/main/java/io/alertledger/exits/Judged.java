package io.alertledger.exits;

import io.alertledger.model.Mark;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** The price of a mark at which a position could be closed. */
final class Judged {
    private Judged() {}

    /**
     * A long is closed at the bid and a short at the ask; where that is not known, the last price stands for it. A bid
     * of zero is no bid: nobody buys, which says nothing of what it is worth. Empty where only the other side is known.
     */
    static Optional<BigDecimal> price(Mark mark, Side side) {
        BigDecimal closing = side == Side.LONG ? mark.bid() : mark.ask();
        if (closing != null && (closing.signum() > 0 || mark.price() == null)) {
            return Optional.of(closing);
        }
        return Optional.ofNullable(mark.price());
    }
}
