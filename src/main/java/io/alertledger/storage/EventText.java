package io.alertledger.storage;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.AvailableSeen;
import io.alertledger.ledger.LedgerEvent.Claimed;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.Locked;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Named;
import io.alertledger.ledger.LedgerEvent.Noted;
import io.alertledger.ledger.LedgerEvent.Paused;
import io.alertledger.ledger.LedgerEvent.Protected;
import io.alertledger.ledger.LedgerEvent.Released;
import io.alertledger.ledger.LedgerEvent.Restored;

/**
 * What an event says beyond its account, position and time, as JSON: the column {@code payload}. The
 * type's name is the record's. {@link EventReader} is its inverse.
 *
 * <p>A payload is read for as long as there are ledgers: a field that is added later is optional, and
 * a changed meaning is a new type.
 */
final class EventText {
    private EventText() {}

    /** The name under which {@link EventReader} finds the type. */
    static String type(LedgerEvent event) {
        return event.getClass().getSimpleName();
    }

    static String payload(LedgerEvent event) {
        return write(event).toString();
    }

    private static TextWriter write(LedgerEvent event) {
        TextWriter out = TextWriter.object();
        // No pattern switch in Java 17; a test walks over all permitted types.
        if (event instanceof LotOpened e) {
            return opened(out, e);
        } else if (event instanceof LotsClosed e) {
            return closed(out, e);
        } else if (event instanceof CostSpread e) {
            return out.list(
                            "lots",
                            e.lots(),
                            (to, lot) -> to.put("lot", lot.lotId()).put("totalCost", lot.totalCost()))
                    .put("because", e.because());
        } else if (event instanceof CostSet e) {
            return out.put("lot", e.lotId()).put("totalCost", e.totalCost()).put("because", e.because());
        } else if (event instanceof Locked e) {
            return out.put("order", e.clientOrderId())
                    .put("decision", e.decisionId())
                    .put("quantity", e.quantity());
        } else if (event instanceof Released e) {
            return out.put("order", e.clientOrderId())
                    .put("quantity", e.quantity())
                    .put("because", e.because());
        } else if (event instanceof AvailableSeen e) {
            return out.put("available", e.available());
        } else if (event instanceof Claimed e) {
            return out.put("managed", e.managed()).put("by", e.by());
        } else if (event instanceof Named e) {
            return out.put("nickname", e.nickname());
        } else if (event instanceof Protected e) {
            return out.put("protection", ProtectionText.write(e.protection()))
                    .put("source", e.source())
                    .put("suspended", e.suspended())
                    .put("because", e.because());
        } else if (event instanceof Adjusted e) {
            return out.list(
                            "lots",
                            e.lots(),
                            (to, lot) -> to.put("lot", lot.lot()).put("quantity", lot.quantity()))
                    .put("multiplier", e.multiplier())
                    .put("step", e.step())
                    .put("because", e.because());
        } else if (event instanceof Restored e) {
            return restored(out, e);
        } else if (event instanceof Noted e) {
            return out.put("note", e.note());
        } else if (event instanceof Paused e) {
            return out.put("entries", e.entries()).put("exits", e.exits()).put("by", e.by());
        }
        throw new IllegalStateException("no form on disk for " + event.getClass());
    }

    private static TextWriter opened(TextWriter out, LotOpened e) {
        return out.put("lot", e.lotId())
                .put("quantity", e.quantity())
                .put("totalCost", e.totalCost())
                .put("fee", e.fee())
                .put("multiplier", e.multiplier())
                .put("step", e.step())
                .put("order", e.clientOrderId())
                .put("fill", e.fillId())
                .put("trade", e.tradeId())
                .put("channel", e.channel())
                .put("author", e.author())
                .put("source", e.source())
                .put("because", e.because());
    }

    private static TextWriter closed(TextWriter out, LotsClosed e) {
        return out.list(
                        "taken",
                        e.taken(),
                        (to, taken) -> to.put("lot", taken.lotId())
                                .put("quantity", taken.quantity())
                                .put("cost", taken.cost()))
                .put("price", e.price())
                .put("fee", e.fee())
                .put("proceeds", e.proceeds())
                .put("realized", e.realized())
                .put("order", e.clientOrderId())
                .put("fill", e.fillId())
                .put("trade", e.tradeId())
                .put("source", e.source())
                .put("because", e.because());
    }

    private static TextWriter restored(TextWriter out, Restored e) {
        return out.put("undoes", e.undoes())
                .put("undoneAt", e.undoneAt())
                .put("closing", e.closing())
                .put("realized", e.realized())
                .list(
                        "lots",
                        e.lots(),
                        (to, lot) -> to.put("lot", lot.id())
                                .put("quantity", lot.quantity())
                                .put("totalCost", lot.totalCost())
                                .put("openedAt", lot.openedAt())
                                .put("trade", lot.tradeId())
                                .put("channel", lot.channel())
                                .put("author", lot.author()))
                .put("multiplier", e.multiplier())
                .put("step", e.step())
                .put("by", e.by())
                .put("because", e.because());
    }
}
