package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.reconcile.Adjustment.Kind;
import io.alertledger.reconcile.Statement.Held;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Compares what a position cost here and there, where the quantities agree. Confined to one call. */
final class CostCheck {
    private final ReconcileInput input;
    private final Books books;
    private final Findings findings;

    CostCheck(ReconcileInput input, Books books, Findings findings) {
        this.input = input;
        this.books = books;
        this.findings = findings;
    }

    /** Quantities agree: what of the cost? */
    void compare(Position here, Held there) {
        BigDecimal broker = there.averageCost();
        if (broker == null) {
            return;
        }
        PositionKey key = here.key();
        BigDecimal ours = here.averageCost();
        if (ours == null) {
            learnCost(here, there, broker);
        } else if (!Decimals.sameCost(ours, broker)) {
            String because = AccountInstrument.of(key).name() + " " + key.side() + ": the average is "
                    + Decimals.plain(ours) + " here, " + Decimals.plain(broker) + " there; ours stays";
            findings.add(Bookkeeper.note(
                    Findings.id(Kind.NOTE, key, Bookkeeper.state(here), broker), key, broker, because, List.of()));
        }
    }

    /** Lots of unknown cost share what the broker's average leaves for them. */
    private void learnCost(Position here, Held there, BigDecimal broker) {
        PositionKey key = here.key();
        BigDecimal rest = broker.multiply(here.quantity()).multiply(here.multiplier());
        BigDecimal unknown = BigDecimal.ZERO;
        for (Lot lot : here.lots()) {
            if (lot.totalCost() == null) {
                unknown = unknown.add(lot.quantity());
            } else {
                rest = rest.subtract(lot.totalCost());
            }
        }
        if (rest.signum() <= 0) {
            String because = AccountInstrument.of(key).name() + " " + key.side()
                    + ": its cost is not known here, and the broker's average of " + Decimals.plain(broker)
                    + " leaves nothing for it";
            findings.add(Bookkeeper.note(
                    Findings.id(Kind.NOTE, key, Bookkeeper.state(here), broker), key, broker, because, List.of()));
            return;
        }
        String because = AccountInstrument.of(key).name() + " " + key.side()
                + ": its cost was not known here; the broker's average is " + Decimals.plain(broker);
        List<LedgerEvent> events = new ArrayList<>();
        for (Lot lot : here.lots()) {
            if (lot.totalCost() == null) {
                BigDecimal share = lot.quantity().compareTo(unknown) == 0
                        ? rest
                        : rest.multiply(lot.quantity())
                                .divide(unknown, Decimals.SHARE_DECIMALS, RoundingMode.HALF_EVEN);
                rest = rest.subtract(share);
                unknown = unknown.subtract(lot.quantity());
                events.add(books.apply(new LedgerEvent.CostSet(
                        key,
                        lot.id(),
                        Decimals.canonical(share),
                        because,
                        input.report().at())));
            }
        }
        findings.add(Bookkeeper.note(
                Findings.id(Kind.NOTE, key, Bookkeeper.state(here), broker), key, broker, because, events));
    }
}
