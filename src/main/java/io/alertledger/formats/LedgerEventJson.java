package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/** What happened to a position, for people who look at its story: what was opened, closed, protected, claimed. */
public final class LedgerEventJson {
    private LedgerEventJson() {}

    /** The event; empty for one that is of the machinery (locks, what the broker says is free). */
    public static Optional<ObjectNode> of(Entry entry) {
        ObjectNode out = Json.object();
        out.put("sequence", entry.sequence());
        out.put("at", entry.event().at().toString());
        LedgerEvent event = entry.event();
        if (event instanceof LotOpened opened) {
            opened(out, opened);
        } else if (event instanceof LotsClosed closed) {
            closed(out, closed);
        } else if (event instanceof LedgerEvent.Protected guard) {
            out.put("kind", "PROTECTED");
            out.set("protection", ProtectionJson.write(guard.protection()));
            out.put("source", guard.source().name());
            Json.put(out, "suspended", (Object) guard.suspended());
            out.put("because", guard.because());
        } else if (event instanceof LedgerEvent.Claimed claimed) {
            out.put("kind", claimed.managed() ? "CLAIMED" : "GIVEN_BACK");
            out.put("by", claimed.by());
        } else if (event instanceof LedgerEvent.Adjusted adjusted) {
            out.put("kind", "ADJUSTED");
            out.put("to", HoldingJson.id(adjusted.to()));
            out.put("because", adjusted.because());
        } else if (event instanceof LedgerEvent.Restored restored) {
            out.put("kind", "UNDONE");
            out.put("undoes", restored.undoes());
            out.put("by", restored.by());
            out.put("because", restored.because());
        } else if (event instanceof LedgerEvent.Noted noted) {
            out.put("kind", "NOTED");
            out.put("because", noted.note());
        } else {
            return Optional.empty();
        }
        return Optional.of(out);
    }

    private static void opened(ObjectNode out, LotOpened opened) {
        out.put("kind", "OPENED");
        out.put("lot", opened.lotId());
        Json.put(out, "quantity", opened.quantity());
        BigDecimal cost = opened.totalCost();
        if (cost != null) {
            Json.put(out, "price", Decimals.quotient(cost, opened.quantity().multiply(opened.multiplier())));
        }
        Json.put(out, "clientOrderId", (Object) opened.clientOrderId());
        Json.put(out, "tradeId", (Object) opened.tradeId());
        Json.put(out, "author", (Object) opened.author());
        out.put("source", opened.source().name());
        out.put("because", opened.because());
    }

    private static void closed(ObjectNode out, LotsClosed closed) {
        out.put("kind", "CLOSED");
        BigDecimal quantity = BigDecimal.ZERO;
        ArrayNode lots = out.putArray("lots");
        for (Taken taken : closed.taken()) {
            quantity = quantity.add(taken.quantity());
            Json.put(lots.addObject().put("lot", taken.lotId()), "quantity", taken.quantity());
        }
        Json.put(out, "quantity", Decimals.canonical(quantity));
        Json.put(out, "price", closed.price());
        Json.put(out, "realized", closed.realized());
        Json.put(out, "clientOrderId", (Object) closed.clientOrderId());
        Json.put(out, "tradeId", (Object) closed.tradeId());
        out.put("source", closed.source().name());
        out.put("because", closed.because());
    }
}
