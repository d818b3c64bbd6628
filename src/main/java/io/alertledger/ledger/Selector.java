package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lots may be taken. A lot is meant when it agrees with everything that is said; null says
 * nothing (compare beancount's CostSpec).
 *
 * @param cost per share or coin, compared with the lot's cost as it is shown
 * @param time when the lot was opened
 * @param lot the lot's id
 * @param tradeId the trade that opened it
 */
public record Selector(
        @Nullable BigDecimal cost,
        @Nullable Instant time,
        @Nullable String lot,
        @Nullable String tradeId) {
    /** Any lot. */
    public static final Selector ANY = new Selector(null, null, null, null);

    public static Selector lot(String id) {
        return new Selector(null, null, id, null);
    }

    boolean matches(Lot held, BigDecimal multiplier) {
        return (lot == null || lot.equals(held.id()))
                && (tradeId == null || tradeId.equals(held.tradeId()))
                && (time == null || time.equals(held.openedAt()))
                && (cost == null || agrees(cost, held.cost(multiplier)));
    }

    private static boolean agrees(BigDecimal said, @Nullable BigDecimal held) {
        return held != null && said.compareTo(held) == 0;
    }

    /** As a person would say it: {@code lot L1, cost 2.5}; "any lot" where nothing is said. */
    @Override
    public String toString() {
        List<String> said = new ArrayList<>();
        if (lot != null) {
            said.add("lot " + lot);
        }
        if (tradeId != null) {
            said.add("trade " + tradeId);
        }
        if (cost != null) {
            said.add("cost " + Decimals.plain(cost));
        }
        if (time != null) {
            said.add("time " + time);
        }
        return said.isEmpty() ? "any lot" : String.join(", ", said);
    }
}
