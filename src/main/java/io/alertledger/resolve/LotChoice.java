package io.alertledger.resolve;

import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.LotShare;
import io.alertledger.model.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which lots a sale takes, by the policy's method. */
final class LotChoice {
    private LotChoice() {}

    static List<LotShare> of(Position position, BigDecimal quantity, LotMethod method) {
        List<Lot> lots = new ArrayList<>(position.lots());
        if (method == LotMethod.LIFO) {
            lots.sort(Position.LOT_ORDER.reversed());
        } else if (method == LotMethod.HIFO || method == LotMethod.LOFO) {
            Comparator<Lot> byCost = Comparator.comparing(
                    lot -> lot.cost(position.multiplier()), Comparator.nullsLast(Comparator.naturalOrder()));
            lots.sort((method == LotMethod.HIFO ? byCost.reversed() : byCost).thenComparing(Position.LOT_ORDER));
        }
        List<LotShare> shares = new ArrayList<>();
        BigDecimal left = quantity;
        for (Lot lot : lots) {
            if (left.signum() == 0) {
                break;
            }
            BigDecimal taken = left.min(lot.quantity());
            shares.add(new LotShare(lot.id(), taken));
            left = left.subtract(taken);
        }
        return shares;
    }
}
