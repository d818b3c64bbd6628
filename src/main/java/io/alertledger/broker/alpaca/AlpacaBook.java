package io.alertledger.broker.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.BrokerReport;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Instrument;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns Alpaca's positions and orders into ours; remembers which order of the list is whose. Confined to one call. */
final class AlpacaBook {
    private final Symbols symbols;
    private final String account;
    private final Map<String, Known> ordersById = new HashMap<>();
    private final Map<Instrument, Side> heldSides = new HashMap<>();

    /**
     * What is remembered of an order.
     *
     * @param positionSide the position it belongs to, or null where it does not say
     */
    record Known(String clientOrderId, @Nullable Side positionSide) {}

    AlpacaBook(Symbols symbols, String account) {
        this.symbols = symbols;
        this.account = account;
    }

    /** @throws InputException where the answer is no list of positions, or a row makes no sense */
    List<BrokerReport.Held> positions(JsonNode answer) {
        List<BrokerReport.Held> held = new ArrayList<>();
        for (Fields row : rows(answer, "positions", "symbol")) {
            BigDecimal signed = row.decimal("qty");
            if (signed.signum() == 0) {
                continue;
            }
            Side said = row.optionalConstant("side", Side.class);
            Side side = signed.signum() < 0 ? Side.SHORT : said == null ? Side.LONG : said;
            Instrument instrument = instrument(row);
            BigDecimal average = row.optionalDecimal("avg_entry_price");
            BigDecimal available = row.optionalDecimal("qty_available");
            heldSides.put(instrument, side);
            held.add(new BrokerReport.Held(
                    new PositionKey(account, instrument, side),
                    signed.abs(),
                    average == null || average.signum() == 0 ? null : average.abs(),
                    available == null ? null : available.abs()));
        }
        return held;
    }

    /** @throws InputException where the answer is no list of orders, or a row makes no sense */
    List<BrokerReport.ReportedOrder> orders(JsonNode answer) {
        List<BrokerReport.ReportedOrder> orders = new ArrayList<>();
        for (Fields row : rows(answer, "orders", "client_order_id")) {
            BigDecimal quantity = row.optionalDecimal("qty");
            Side positionSide = positionSide(row);
            String clientId = row.text("client_order_id");
            ordersById.put(row.text("id"), new Known(clientId, positionSide));
            BigDecimal filled = filled(row);
            Instrument instrument;
            try {
                instrument = instrument(row);
            } catch (InputException oddSymbol) {
                continue; // an order of something that is no instrument here (a spread, a stray sign)
            }
            if (quantity != null && quantity.signum() > 0) {
                Side side = positionSide == null ? heldSides.getOrDefault(instrument, Side.LONG) : positionSide;
                orders.add(new BrokerReport.ReportedOrder(
                        clientId,
                        new PositionKey(account, instrument, side),
                        quantity,
                        filled,
                        state(row.text("status"), filled)));
            }
        }
        return orders;
    }

    @Nullable
    Known order(String brokerOrderId) {
        return ordersById.get(brokerOrderId);
    }

    /** The side held of an instrument; null where nothing is. */
    @Nullable
    Side heldSide(Instrument instrument) {
        return heldSides.get(instrument);
    }

    static BigDecimal filled(Fields order) {
        BigDecimal filled = order.optionalDecimal("filled_qty");
        return filled == null ? BigDecimal.ZERO : filled;
    }

    Instrument instrument(Fields row) {
        String symbol = row.text("symbol");
        try {
            return symbols.instrument(symbol);
        } catch (IllegalArgumentException bad) {
            throw new InputException("INVALID", row.path("symbol"), symbol, String.valueOf(bad.getMessage()));
        }
    }

    /** A list, or a single row that is not wrapped in one; an object that is no row is an error in disguise. */
    static List<Fields> rows(JsonNode answer, String name, String mark) {
        List<Fields> rows = new ArrayList<>();
        if (answer.isArray()) {
            for (int i = 0; i < answer.size(); i++) {
                rows.add(Fields.of(answer.get(i), name + "[" + i + "]"));
            }
            return rows;
        }
        if (answer.isObject() && answer.hasNonNull(mark)) {
            return List.of(Fields.of(answer, name));
        }
        throw new InputException("INVALID", name, answer.toString(), "expected a list of " + name);
    }

    private static @Nullable Side positionSide(Fields order) {
        String intent = order.optionalText("position_intent");
        return switch (intent == null ? "" : intent.toLowerCase(Locale.ROOT)) {
            case "buy_to_open", "sell_to_close" -> Side.LONG;
            case "sell_to_open", "buy_to_close" -> Side.SHORT;
            default -> null;
        };
    }

    static OrderSide orderSide(Fields row) {
        String said = row.text("side").toLowerCase(Locale.ROOT);
        return switch (said) {
            case "buy" -> OrderSide.BUY;
            case "sell", "sell_short" -> OrderSide.SELL;
            default -> throw row.invalid("side", "expected buy or sell");
        };
    }

    static OrderState state(String word, BigDecimal filled) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "new",
                    "accepted",
                    "pending_new",
                    "accepted_for_bidding",
                    "held",
                    "stopped",
                    "calculated",
                    "suspended",
                    "pending_cancel",
                    "pending_replace",
                    "pending_review",
                    // rests until the next day unless it expires, which is said then
                    "done_for_day" -> filled.signum() > 0 ? OrderState.PARTIALLY_FILLED : OrderState.SUBMITTED;
            case "partially_filled" -> OrderState.PARTIALLY_FILLED;
            case "filled" -> OrderState.FILLED;
            case "canceled", "cancelled", "replaced" -> OrderState.CANCELLED;
            case "rejected" -> OrderState.REJECTED;
            case "expired" -> OrderState.EXPIRED;
            default -> OrderState.UNKNOWN;
        };
    }
}
