package io.alertledger.cli.batch;

import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Instrument;
import io.alertledger.model.OrderSide;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words that every row of a {@code batch sync} line is made of: instruments in any spelling, sides,
 * amounts, accounts.
 */
final class SyncWords {
    private final Symbols symbols;
    private final String account;

    /** @param account whose a row is that does not say */
    SyncWords(Symbols symbols, String account) {
        this.symbols = symbols;
        this.account = account;
    }

    /** A row's account. */
    String account(Fields row) {
        return account(row, account);
    }

    PositionKey key(Fields row) {
        Spelled spelled = spelled(row);
        Side said = row.optionalConstant("side", Side.class);
        if (said != null && spelled.side() != null && said != spelled.side()) {
            throw row.invalid("side", "the instrument says " + spelled.side());
        }
        Side side = said != null ? said : spelled.side() != null ? spelled.side() : Side.LONG;
        return new PositionKey(account(row), spelled.instrument(), side);
    }

    Spelled spelled(Fields row) {
        return instrument(row.text("instrument"), row.path("instrument"));
    }

    /** An instrument, and the side where its name carries one. */
    record Spelled(Instrument instrument, @Nullable Side side) {}

    Spelled instrument(String text, String path) {
        String name = text.strip();
        Side side = null;
        for (Side each : Side.values()) {
            if (name.toUpperCase(Locale.ROOT).endsWith(":" + each)) {
                side = each;
                name = name.substring(0, name.length() - each.name().length() - 1);
            }
        }
        try {
            return new Spelled(symbols.instrument(name), side);
        } catch (IllegalArgumentException bad) {
            throw new InputException("INVALID", path, text, String.valueOf(bad.getMessage()));
        }
    }

    /** BUY or SELL; LONG and SHORT are read as the direction of the trade. */
    static OrderSide orderSide(Fields row) {
        String said = row.optionalText("side");
        if (said == null) {
            return OrderSide.BUY;
        }
        return switch (said.strip().toUpperCase(Locale.ROOT)) {
            case "BUY", "LONG" -> OrderSide.BUY;
            case "SELL", "SHORT" -> OrderSide.SELL;
            default -> throw row.invalid("side", "expected BUY or SELL");
        };
    }

    static String account(Fields row, String otherwise) {
        String said = row.optionalText("account");
        return said == null ? otherwise : said;
    }

    static BigDecimal notNegative(Fields row, String field) {
        BigDecimal value = row.decimal(field);
        if (value.signum() < 0) {
            throw row.invalid(field, "must not be negative; the side carries the direction");
        }
        return value;
    }

    static @Nullable BigDecimal positive(Fields row, String field) {
        BigDecimal value = row.optionalDecimal(field);
        if (value != null && value.signum() <= 0) {
            throw row.invalid(field, "must be above 0");
        }
        return value;
    }

    /** A price; zero is none. */
    static @Nullable BigDecimal price(Fields row, String field) {
        BigDecimal value = row.optionalDecimal(field);
        if (value != null && value.signum() < 0) {
            throw row.invalid(field, "must not be negative; the side carries the direction");
        }
        return value == null || value.signum() == 0 ? null : value;
    }

    /** An amount above zero that has to be there. */
    static BigDecimal needed(Fields row, String field) {
        BigDecimal value = positive(row, field);
        if (value == null) {
            throw new InputException("MISSING", row.path(field), "", "missing, and needed");
        }
        return value;
    }

    static @Nullable BigDecimal money(@Nullable BigDecimal price, BigDecimal quantity, BigDecimal multiplier) {
        return price == null ? null : price.multiply(quantity).multiply(multiplier);
    }
}
