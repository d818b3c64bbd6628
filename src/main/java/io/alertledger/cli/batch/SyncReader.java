package io.alertledger.cli.batch;

import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.ledger.AccountTotals;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Lock;
import io.alertledger.ledger.Realized;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.Mark;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import io.alertledger.reconcile.OwnOrder;
import io.alertledger.reconcile.ReconcileInput;
import io.alertledger.reconcile.ReconcileSettings;
import io.alertledger.reconcile.Statement;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a line of {@code batch sync}. */
final class SyncReader {
    private final Symbols symbols;
    private final MarketCalendar calendar;
    private final Fields line;
    private final String account;
    private final Instant now;

    SyncReader(Symbols symbols, MarketCalendar calendar, Fields line) {
        this.symbols = symbols;
        this.calendar = calendar;
        this.line = line;
        this.account = account(line, "default");
        this.now = line.instant("now");
    }

    ReconcileInput input() {
        List<OwnOrder> orders = orders();
        List<Holding> open = new ArrayList<>();
        Map<PositionKey, Instant> closed = new HashMap<>();
        local(orders, open, closed);
        Statement report = report(line.object("report"));
        Set<String> accounts = new HashSet<>(Set.of(account));
        open.forEach(holding -> accounts.add(holding.key().account()));
        report.positions().forEach(held -> accounts.add(held.key().account()));
        report.fills().forEach(fill -> accounts.add(fill.account()));
        return new ReconcileInput(
                Book.of(
                        0,
                        open,
                        accounts.stream().map(name -> before(name, open)).toList()),
                accounts,
                closed,
                orders,
                report,
                absences(open),
                Set.copyOf(line.texts("seenFills")),
                marks(),
                now,
                settings());
    }

    /** Nothing is known of an account's past but how many positions it has, which numbers the next one. */
    private static AccountTotals before(String name, List<Holding> open) {
        BigDecimal zero = BigDecimal.ZERO;
        return new AccountTotals(
                name, open.size(), open.size(), zero, zero, Realized.NONE, Collections.emptySortedMap(), null);
    }

    private ReconcileSettings settings() {
        ReconcileSettings usual = ReconcileSettings.DEFAULT;
        BigDecimal step = line.optionalDecimal("quantityStep");
        if (step != null && step.signum() < 0) {
            throw line.invalid("quantityStep", "must not be negative");
        }
        return new ReconcileSettings(
                seconds("absenceSeconds", usual.absence()),
                seconds("graceSeconds", usual.grace()),
                seconds("limitSeconds", usual.limit()),
                step == null ? usual.quantityStep() : step,
                seconds("markMaxAgeSeconds", usual.markMaxAge()),
                usual.lotMethod(),
                calendar);
    }

    private Duration seconds(String field, Duration otherwise) {
        BigDecimal value = line.optionalDecimal(field);
        if (value == null) {
            return otherwise;
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw line.invalid(field, "expected seconds from 0 to " + Integer.MAX_VALUE);
        }
        return Duration.ofNanos(value.movePointRight(9).longValue());
    }

    private void local(List<OwnOrder> orders, List<Holding> open, Map<PositionKey, Instant> closed) {
        Set<PositionKey> once = new HashSet<>();
        for (Fields row : line.objects("local")) {
            PositionKey key = key(row);
            if (!once.add(key)) {
                throw row.invalid("instrument", "this position stands twice among the local ones");
            }
            BigDecimal quantity = notNegative(row, "quantity");
            PositionStatus status = row.optionalConstant("status", PositionStatus.class);
            Instant openedAt = row.optionalInstant("openedAt");
            Instant updatedAt = row.optionalInstant("updatedAt");
            Instant opened = openedAt == null ? (updatedAt == null ? Instant.EPOCH : updatedAt) : openedAt;
            Instant updated = updatedAt == null ? opened : updatedAt;
            if (status == PositionStatus.CLOSED || quantity.signum() == 0) {
                closed.put(key, updated);
                continue;
            }
            BigDecimal said = positive(row, "multiplier");
            BigDecimal multiplier = said == null ? key.instrument().defaultMultiplier() : said;
            List<Lot> lots = lots(row, quantity, opened, multiplier);
            List<Lock> locks =
                    status == PositionStatus.PENDING_EXIT ? locks(key, quantity, orders, updated) : List.of();
            open.add(Holding.of(
                    key,
                    lots,
                    multiplier,
                    key.instrument().defaultStep(),
                    true,
                    null,
                    opened,
                    updated,
                    open.size() + 1,
                    quantity,
                    Realized.NONE,
                    locks,
                    null,
                    null));
        }
    }

    /** What our working orders hold of it; all of it for nobody known where none of them is named. */
    private static List<Lock> locks(PositionKey key, BigDecimal quantity, List<OwnOrder> orders, Instant since) {
        List<Lock> locks = new ArrayList<>();
        for (OwnOrder order : orders) {
            BigDecimal remaining = order.quantity().subtract(order.filled());
            if (order.account().equals(key.account())
                    && order.instrument().equals(key.instrument())
                    && order.side() == key.side().closing()
                    && !order.state().terminal()
                    && remaining.signum() > 0) {
                locks.add(new Lock(order.clientId(), "", remaining, since));
            }
        }
        return locks.isEmpty() ? List.of(new Lock("", "", quantity, since)) : locks;
    }

    private static List<Lot> lots(Fields row, BigDecimal quantity, Instant opened, BigDecimal multiplier) {
        List<Fields> rows = row.objects("lots");
        if (rows.isEmpty()) {
            return List.of(new Lot(
                    "L1", quantity, money(price(row, "averageCost"), quantity, multiplier), opened, null, null, null));
        }
        List<Lot> lots = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Fields lot : rows) {
            String id = lot.text("lot");
            if (!ids.add(id)) {
                throw lot.invalid("lot", "this lot stands twice");
            }
            BigDecimal share = positive(lot, "quantity");
            if (share == null) {
                throw new InputException("MISSING", lot.path("quantity"), "", "missing, and needed");
            }
            Instant at = lot.optionalInstant("openedAt");
            lots.add(new Lot(
                    id,
                    share,
                    money(lot.optionalDecimal("cost"), share, multiplier),
                    at == null ? opened : at,
                    null,
                    null,
                    null));
            sum = sum.add(share);
        }
        if (sum.compareTo(quantity) != 0) {
            throw row.invalid("quantity", "the lots sum to " + sum.toPlainString());
        }
        return lots;
    }

    private List<OwnOrder> orders() {
        List<OwnOrder> orders = new ArrayList<>();
        Set<String> once = new HashSet<>();
        for (Fields row : line.objects("orders")) {
            String clientId = row.text("clientId");
            if (!once.add(clientId)) {
                throw row.invalid("clientId", "this order stands twice");
            }
            Spelled spelled = spelled(row);
            BigDecimal quantity = positive(row, "quantity");
            if (quantity == null) {
                throw new InputException("MISSING", row.path("quantity"), "", "missing, and needed");
            }
            BigDecimal filled = row.has("filled") ? notNegative(row, "filled") : BigDecimal.ZERO;
            if (filled.compareTo(quantity) > 0) {
                throw row.invalid("filled", "must not be above the quantity of " + quantity.toPlainString());
            }
            orders.add(new OwnOrder(
                    clientId,
                    account(row, account),
                    spelled.instrument(),
                    spelled.side(),
                    orderSide(row),
                    quantity,
                    filled,
                    row.constant("state", OrderState.class),
                    List.of(),
                    null,
                    null));
        }
        return orders;
    }

    private Statement report(Fields report) {
        List<Statement.Held> positions = new ArrayList<>();
        for (Fields row : report.objects("positions")) {
            positions.add(new Statement.Held(
                    key(row),
                    notNegative(row, "quantity"),
                    price(row, "averageCost"),
                    row.has("available") ? notNegative(row, "available") : null,
                    positive(row, "multiplier")));
        }
        List<Statement.KnownOrder> orders = new ArrayList<>();
        for (Fields row : report.objects("orders")) {
            String clientId = row.optionalText("clientId");
            if (clientId != null) {
                orders.add(new Statement.KnownOrder(
                        clientId, state(row), row.has("filled") ? notNegative(row, "filled") : null));
            }
        }
        List<Statement.Execution> fills =
                report.objects("fills").stream().map(this::fill).toList();
        if (!report.has("complete")) {
            throw new InputException("MISSING", report.path("complete"), "", "missing, and needed");
        }
        Instant at = report.optionalInstant("at");
        return new Statement(
                report.flag("complete", false),
                at == null ? now : at,
                positions,
                orders,
                report.flag("ordersComplete", false),
                fills);
    }

    private Statement.Execution fill(Fields row) {
        Spelled spelled = spelled(row);
        BigDecimal quantity = positive(row, "quantity");
        if (quantity == null) {
            throw new InputException("MISSING", row.path("quantity"), "", "missing, and needed");
        }
        BigDecimal price = row.decimal("price");
        if (price.signum() < 0) {
            throw row.invalid("price", "must not be negative");
        }
        BigDecimal fee = row.optionalDecimal("fee");
        return new Statement.Execution(
                row.text("id"),
                row.optionalText("clientId"),
                account(row, account),
                spelled.instrument(),
                spelled.side(),
                orderSide(row),
                quantity,
                price,
                fee == null ? BigDecimal.ZERO : fee,
                row.instant("at"));
    }

    /** The state of a reported order; null for NOT_FOUND. */
    private static @Nullable OrderState state(Fields row) {
        String text = row.text("state");
        return text.strip().toUpperCase(Locale.ROOT).equals("NOT_FOUND")
                ? null
                : row.constant("state", OrderState.class);
    }

    private Map<Instrument, Mark> marks() {
        Map<Instrument, Mark> marks = new HashMap<>();
        Fields rows = line.optionalObject("marks");
        if (rows == null) {
            return marks;
        }
        for (Iterator<String> names = rows.names(); names.hasNext(); ) {
            String name = names.next();
            if (!rows.has(name)) {
                continue;
            }
            Fields row = rows.object(name);
            Instrument instrument = instrument(name, rows.path(name)).instrument();
            Instant at = row.optionalInstant("at");
            try {
                marks.put(
                        instrument,
                        new Mark(
                                instrument,
                                row.optionalDecimal("price"),
                                row.optionalDecimal("bid"),
                                row.optionalDecimal("ask"),
                                at == null ? now : at,
                                "input"));
            } catch (IllegalArgumentException noPrice) {
                throw rows.invalid(name, String.valueOf(noPrice.getMessage()));
            }
        }
        return marks;
    }

    /** A name without a side means every side held of it. */
    private Map<PositionKey, Instant> absences(List<Holding> open) {
        Map<PositionKey, Instant> absences = new HashMap<>();
        Fields rows = line.optionalObject("previousAbsences");
        if (rows == null) {
            return absences;
        }
        for (Iterator<String> names = rows.names(); names.hasNext(); ) {
            String name = names.next();
            if (!rows.has(name)) {
                continue;
            }
            Instant since = since(rows, name);
            Spelled spelled = instrument(name, rows.path(name));
            for (Holding holding : open) {
                PositionKey key = holding.key();
                if (key.instrument().equals(spelled.instrument())
                        && (spelled.side() == null || spelled.side() == key.side())) {
                    absences.put(key, since);
                }
            }
        }
        return absences;
    }

    private static Instant since(Fields rows, String name) {
        try {
            return OffsetDateTime.parse(rows.text(name)).toInstant();
        } catch (DateTimeException bad) {
            throw rows.invalid(name, "expected an ISO-8601 time with a zone, such as 2026-01-28T14:30:00Z");
        }
    }

    private PositionKey key(Fields row) {
        Spelled spelled = spelled(row);
        Side said = row.optionalConstant("side", Side.class);
        if (said != null && spelled.side() != null && said != spelled.side()) {
            throw row.invalid("side", "the instrument says " + spelled.side());
        }
        Side side = said != null ? said : spelled.side() != null ? spelled.side() : Side.LONG;
        return new PositionKey(account(row, account), spelled.instrument(), side);
    }

    private Spelled spelled(Fields row) {
        return instrument(row.text("instrument"), row.path("instrument"));
    }

    /** An instrument, and the side where its name carries one. */
    private record Spelled(Instrument instrument, @Nullable Side side) {}

    private Spelled instrument(String text, String path) {
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
    private static OrderSide orderSide(Fields row) {
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

    private static String account(Fields row, String otherwise) {
        String said = row.optionalText("account");
        return said == null ? otherwise : said;
    }

    private static BigDecimal notNegative(Fields row, String field) {
        BigDecimal value = row.decimal(field);
        if (value.signum() < 0) {
            throw row.invalid(field, "must not be negative; the side carries the direction");
        }
        return value;
    }

    private static @Nullable BigDecimal positive(Fields row, String field) {
        BigDecimal value = row.optionalDecimal(field);
        if (value != null && value.signum() <= 0) {
            throw row.invalid(field, "must be above 0");
        }
        return value;
    }

    /** A price; zero is none. */
    private static @Nullable BigDecimal price(Fields row, String field) {
        BigDecimal value = row.optionalDecimal(field);
        if (value != null && value.signum() < 0) {
            throw row.invalid(field, "must not be negative; the side carries the direction");
        }
        return value == null || value.signum() == 0 ? null : value;
    }

    private static @Nullable BigDecimal money(@Nullable BigDecimal price, BigDecimal quantity, BigDecimal multiplier) {
        return price == null ? null : price.multiply(quantity).multiply(multiplier);
    }
}
