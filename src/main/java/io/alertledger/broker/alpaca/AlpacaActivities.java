package io.alertledger.broker.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.BrokerReport.Activity.Kind;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fill;
import io.alertledger.model.Instrument;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OrderSide;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns Alpaca's activities into fills, and into changes without an order. Both rows of an exercise
 * share one id, so an id here is made of id, type and symbol; the printed price of such a row is not
 * to be trusted, what was paid and how much of it is.
 */
final class AlpacaActivities {
    static final String TYPES = "FILL,OPEXC,OPASN,OPEXP,OPCSH,OPTRD";

    private final AlpacaBook book;
    private final String account;
    private final List<Fill> fills = new ArrayList<>();
    private final List<BrokerReport.Activity> activities = new ArrayList<>();

    AlpacaActivities(AlpacaBook book, String account) {
        this.book = book;
        this.account = account;
    }

    /** @throws InputException where a row makes no sense */
    void read(List<JsonNode> rows) {
        for (int i = 0; i < rows.size(); i++) {
            Fields row = Fields.of(rows.get(i), "activities[" + i + "]");
            String type = row.text("activity_type").toUpperCase(Locale.ROOT);
            if (type.equals("FILL")) {
                fill(row);
            } else if (TYPES.contains(type)) {
                change(row, type);
            }
        }
    }

    List<Fill> fills() {
        return fills;
    }

    List<BrokerReport.Activity> activities() {
        return activities;
    }

    private void fill(Fields row) {
        Instrument instrument = book.instrument(row);
        OrderSide side = AlpacaBook.orderSide(row);
        String orderId = row.optionalText("order_id");
        AlpacaBook.Known order = orderId == null ? null : book.order(orderId);
        Side positionSide = order == null ? null : order.positionSide();
        boolean opensShort = row.text("side").equalsIgnoreCase("sell_short");
        fills.add(new Fill(
                row.text("id"),
                order == null ? null : order.clientOrderId(),
                key(instrument, side, positionSide != null ? positionSide : opensShort ? Side.SHORT : null),
                side,
                quantity(row),
                price(row),
                BigDecimal.ZERO,
                row.instant("transaction_time")));
    }

    /** How much a fill traded. */
    static BigDecimal quantity(Fields fill) {
        BigDecimal quantity = fill.decimal("qty").abs();
        if (quantity.signum() == 0) {
            throw fill.invalid("qty", "a fill needs a quantity above 0");
        }
        return quantity;
    }

    static BigDecimal price(Fields fill) {
        BigDecimal price = fill.decimal("price");
        if (price.signum() < 0) {
            throw fill.invalid("price", "a fill needs a price of 0 or above");
        }
        return price;
    }

    private void change(Fields row, String type) {
        BigDecimal signed = row.optionalDecimal("qty");
        if (signed == null || signed.signum() == 0) {
            return; // cash that moved with the other row of the pair
        }
        Instrument instrument = book.instrument(row);
        OrderSide side = signed.signum() > 0 ? OrderSide.BUY : OrderSide.SELL;
        boolean option = instrument instanceof OptionContract;
        // a contract that leaves was long if its quantity falls, short if it rises
        Side positionSide = option ? (side == OrderSide.SELL ? Side.LONG : Side.SHORT) : null;
        BigDecimal cash = row.optionalDecimal("net_amount");
        BigDecimal price = cash == null
                ? BigDecimal.ZERO
                : Decimals.quotient(cash.abs(), signed.abs().multiply(instrument.defaultMultiplier()));
        Kind kind = switch (type) {
            case "OPASN" -> Kind.ASSIGNMENT;
            case "OPEXP" -> Kind.EXPIRATION;
            case "OPCSH" -> Kind.CASH_SETTLEMENT;
            default -> Kind.EXERCISE;
        };
        String description = row.optionalText("description");
        activities.add(new BrokerReport.Activity(
                kind,
                new Fill(
                        row.text("id") + ":" + type + ":" + row.text("symbol"),
                        null,
                        key(instrument, side, positionSide),
                        side,
                        signed.abs(),
                        price,
                        BigDecimal.ZERO,
                        at(row)),
                description == null ? type : description));
    }

    /** The position that a trade changes: as said, else what is held, else what it would open. */
    private PositionKey key(Instrument instrument, OrderSide side, @Nullable Side said) {
        Side held = book.heldSide(instrument);
        Side positionSide = said != null ? said : held != null ? held : Side.LONG;
        return new PositionKey(account, instrument, positionSide);
    }

    /** These rows have a day only; they are of its close. */
    private static Instant at(Fields row) {
        Instant time = row.optionalInstant("transaction_time");
        if (time != null) {
            return time;
        }
        LocalDate day = row.optionalDate("date");
        if (day == null) {
            throw new InputException("MISSING", row.path("date"), "", "missing, and needed");
        }
        return MarketCalendar.WEEKDAYS.expiryOf(day);
    }
}
