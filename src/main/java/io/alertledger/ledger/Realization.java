package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.Lot;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one closing made of one lot: the grain of every report. The parts of a closing sum to the
 * closing, to the last digit.
 *
 * @param sequence the closing's place in the log
 * @param key the position
 * @param episode which holding of it
 * @param lotId the lot
 * @param tradeId the trade that opened the lot, or null
 * @param channel where the alert that opened it was posted, or null
 * @param author who posted that, or null: the analyst whose result this is
 * @param openedAt when the lot was opened
 * @param closedAt when this part was closed
 * @param quantity what was closed
 * @param cost money that it had cost; null when unknown
 * @param proceeds money that closing it moved, its share by quantity; null when unknown
 * @param realized money won or lost; null when unknown
 * @param source what closed it
 * @param clientOrderId our order that closed it, or null: it knows the exit's rank and the decision with its rules
 * @param because the reason that was booked with it
 */
public record Realization(
        long sequence,
        PositionKey key,
        long episode,
        String lotId,
        @Nullable String tradeId,
        @Nullable String channel,
        @Nullable String author,
        Instant openedAt,
        Instant closedAt,
        BigDecimal quantity,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal proceeds,
        @Nullable BigDecimal realized,
        Source source,
        @Nullable String clientOrderId,
        String because) {

    /** The trader's word for what was traded. */
    public String ticker() {
        return key.instrument().ticker();
    }

    /** The day in New York to which the result belongs. */
    public LocalDate day() {
        return MarketCalendar.dayOf(closedAt);
    }

    /**
     * A closing, lot by lot.
     *
     * @param before the holding just before it
     */
    static List<Realization> of(long sequence, LotsClosed closed, Holding before) {
        BigDecimal whole = BigDecimal.ZERO;
        for (Taken taken : closed.taken()) {
            whole = whole.add(taken.quantity());
        }
        List<Realization> parts = new ArrayList<>();
        BigDecimal quantitySoFar = BigDecimal.ZERO;
        BigDecimal proceedsSoFar = BigDecimal.ZERO;
        for (Taken taken : closed.taken()) {
            quantitySoFar = quantitySoFar.add(taken.quantity());
            BigDecimal proceeds = null;
            if (closed.proceeds() != null) {
                // Differences of rounded running totals, so that the parts sum to the whole.
                BigDecimal running = Money.share(closed.proceeds(), quantitySoFar, whole);
                proceeds = running.subtract(proceedsSoFar);
                proceedsSoFar = running;
            }
            parts.add(of(sequence, closed, before, taken, proceeds));
        }
        return parts;
    }

    private static Realization of(
            long sequence, LotsClosed closed, Holding before, Taken taken, @Nullable BigDecimal proceeds) {
        Lot lot = before.position().lots().stream()
                .filter(open -> open.id().equals(taken.lotId()))
                .findFirst()
                .orElseThrow();
        BigDecimal cost = taken.cost();
        BigDecimal realized = closed.realized() == null || cost == null || proceeds == null
                ? null
                : Money.realized(closed.key().side(), cost, proceeds);
        return new Realization(
                sequence,
                closed.key(),
                before.episode(),
                taken.lotId(),
                lot.tradeId(),
                lot.channel(),
                lot.author(),
                lot.openedAt(),
                closed.at(),
                taken.quantity(),
                cost,
                proceeds,
                realized,
                closed.source(),
                closed.clientOrderId(),
                closed.because());
    }
}
