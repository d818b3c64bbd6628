package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is held of one instrument, as every surface gives it out. */
public final class HoldingJson {
    private HoldingJson() {}

    /**
     * @param name the position's name in its account
     * @param mark the last known price, or null
     */
    public static ObjectNode of(String name, Holding holding, @Nullable Mark mark) {
        Position position = holding.position();
        ObjectNode out = Json.object();
        out.put("id", id(holding.key()));
        out.put("instrument", name);
        out.put("account", position.account());
        out.put("ticker", position.instrument().ticker());
        if (position.instrument() instanceof OptionContract option) {
            out.put("root", option.root());
            out.put("occ", option.occ());
        }
        out.put("side", position.side().name());
        Json.put(out, "quantity", position.quantity());
        Json.put(out, "free", position.free());
        Json.put(out, "locked", position.locked());
        Json.put(out, "averageCost", position.averageCost());
        Json.put(out, "totalCost", position.totalCost());
        Json.put(out, "multiplier", position.multiplier());
        out.put("status", position.status().name().toLowerCase(Locale.ROOT));
        Json.put(out, "pendingExitSince", holding.pendingExitSince());
        out.put("openedAt", position.openedAt().toString());
        out.put("updatedAt", position.updatedAt().toString());
        out.put("managed", position.managed());
        Json.put(out, "nickname", position.nickname());
        ArrayNode lots = out.putArray("lots");
        position.lots().forEach(lot -> lots.add(lot(lot, position)));
        if (holding.guard() != null) {
            ObjectNode protection = ProtectionJson.write(holding.guard().protection());
            protection.put("source", holding.guard().source().name());
            protection.put("because", holding.guard().because());
            Json.put(protection, "suspended", (Object) holding.guard().suspended());
            out.set("protection", protection);
        }
        if (mark != null) {
            worth(out, position, mark);
            ObjectNode price = out.putObject("mark");
            Json.put(price, "price", mark.value());
            Json.put(price, "bid", mark.bid());
            Json.put(price, "ask", mark.ask());
            price.put("at", mark.at().toString());
            price.put("source", mark.source());
        }
        return out;
    }

    /** What names a position for good, whatever else is held: {@code SPXW_20260128_6950_C}, {@code SOLUSDT:SHORT}. */
    public static String id(PositionKey key) {
        String instrument = key.instrument() instanceof OptionContract option
                ? option.rootId()
                : key.instrument().id();
        return key.side() == Side.SHORT ? instrument + ":SHORT" : instrument;
    }

    /** What it would bring now, and the profit in that; nothing of the latter where the cost is not known. */
    private static void worth(ObjectNode out, Position position, Mark mark) {
        BigDecimal worth = mark.value().multiply(position.quantity()).multiply(position.multiplier());
        Json.put(out, "value", Decimals.canonical(worth));
        BigDecimal cost = position.totalCost();
        if (cost != null) {
            BigDecimal gain = position.side() == Side.SHORT ? cost.subtract(worth) : worth.subtract(cost);
            Json.put(out, "unrealized", Decimals.canonical(gain));
            if (cost.signum() > 0) {
                Json.put(out, "unrealizedPct", Decimals.quotient(gain, cost));
            }
        }
    }

    private static ObjectNode lot(Lot lot, Position position) {
        ObjectNode out = Json.object();
        out.put("lot", lot.id());
        Json.put(out, "quantity", lot.quantity());
        Json.put(out, "cost", lot.cost(position.multiplier()));
        out.put("openedAt", lot.openedAt().toString());
        Json.put(out, "tradeId", (Object) lot.tradeId());
        Json.put(out, "channel", (Object) lot.channel());
        Json.put(out, "author", (Object) lot.author());
        return out;
    }
}
