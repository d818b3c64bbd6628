package io.alertledger.storage;

import io.alertledger.model.Execution;
import io.alertledger.model.ExitRank;
import io.alertledger.model.Fill;
import io.alertledger.model.Leg;
import io.alertledger.model.LotShare;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.OrderType;
import io.alertledger.model.PositionKey;
import io.alertledger.model.TimeInForce;
import io.alertledger.storage.Verification.Difference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables {@code orders} and {@code fills}. */
final class OrderTable {
    private static final CheckedRows ORDERS = new CheckedRows(
            "orders",
            List.of("account", "client_order_id"),
            List.of(
                    "decision_id",
                    "ticker",
                    "instrument",
                    "position_side",
                    "side",
                    "quantity",
                    "filled",
                    "lots",
                    "order_type",
                    "limit_price",
                    "time_in_force",
                    "execution",
                    "exit_rank",
                    "state",
                    "broker_order_id",
                    "attempt",
                    "reason",
                    "created_at",
                    "updated_at"));

    private static final CheckedRows FILLS = new CheckedRows(
            "fills",
            List.of("account", "fill_id"),
            List.of(
                    "client_order_id",
                    "ticker",
                    "instrument",
                    "position_side",
                    "side",
                    "quantity",
                    "price",
                    "fee",
                    "at",
                    "recorded_at"));

    private static final String ORDER = """
            SELECT client_order_id, decision_id, account, ticker, instrument, position_side, side, quantity, filled,
                   lots, order_type, limit_price, time_in_force, execution, exit_rank, state, broker_order_id, attempt,
                   reason, created_at, updated_at
            FROM orders
            """;

    /** As the partial index {@code orders_working} says it. */
    private static final String WORKING = "state IN ('PLANNED', 'SUBMITTED', 'PARTIALLY_FILLED', 'UNKNOWN')";

    private static final String FILL = """
            SELECT fill_id, client_order_id, account, ticker, instrument, position_side, side, quantity, price, fee, at
            FROM fills
            """;

    private OrderTable() {}

    static void verify(Db db, Consumer<Difference> report) {
        ORDERS.verify(db, report);
        FILLS.verify(db, report);
    }

    static boolean add(Db db, Order order) {
        return ORDERS.add(db, values(order));
    }

    static void update(Db db, Order order) {
        String account = order.key().account();
        if (find(db, account, order.clientOrderId()).isEmpty()) {
            throw new IllegalStateException(
                    "order " + order.clientOrderId() + " of account '" + account + "' was never added");
        }
        ORDERS.put(db, values(order));
    }

    private static @Nullable Object[] values(Order order) {
        PositionKey key = order.key();
        Leg.Pricing pricing = order.pricing();
        return new @Nullable Object[] {
            key.account(),
            order.clientOrderId(),
            order.decisionId(),
            key.instrument().ticker(),
            Instruments.id(key.instrument()),
            key.side(),
            order.side(),
            order.quantity(),
            order.filled(),
            TextWriter.list(order.lots(), (to, lot) -> to.put("lot", lot.lot()).put("quantity", lot.quantity())),
            pricing == null ? null : pricing.type(),
            pricing == null ? null : pricing.limit(),
            pricing == null ? null : pricing.timeInForce(),
            order.execution(),
            order.rank(),
            order.state(),
            order.brokerOrderId(),
            order.attempt(),
            order.reason(),
            order.createdAt(),
            order.updatedAt()
        };
    }

    static Optional<Order> find(Db db, String account, String clientOrderId) {
        return db.queryOne(
                ORDER + "WHERE account = ? AND client_order_id = ?", OrderTable::order, account, clientOrderId);
    }

    static List<Order> working(Db db) {
        return db.query(ORDER + "WHERE " + WORKING + " ORDER BY id", OrderTable::order);
    }

    static List<Order> working(Db db, PositionKey key) {
        return db.query(
                ORDER + "WHERE account = ? AND instrument = ? AND ticker = ? AND position_side = ? AND " + WORKING
                        + " ORDER BY id",
                OrderTable::order,
                key.account(),
                Instruments.id(key.instrument()),
                key.instrument().ticker(),
                key.side());
    }

    static List<Order> ofDecision(Db db, String decisionId) {
        return db.query(ORDER + "WHERE decision_id = ? ORDER BY id", OrderTable::order, decisionId);
    }

    static List<Order> last(Db db, String account, int most) {
        return db.query(ORDER + "WHERE account = ? ORDER BY id DESC LIMIT ?", OrderTable::order, account, most);
    }

    private static Order order(Row row) {
        return new Order(
                row.text(),
                row.text(),
                row.key(),
                row.constant(OrderSide.class),
                row.decimal(),
                row.decimal(),
                Text.readList(row.text(), lot -> new LotShare(lot.text("lot"), lot.decimal("quantity"))),
                pricing(row),
                row.constant(Execution.class),
                row.optionalConstant(ExitRank.class),
                row.constant(OrderState.class),
                row.optionalText(),
                (int) row.integer(),
                row.text(),
                row.time(),
                row.time());
    }

    private static Leg.@Nullable Pricing pricing(Row row) {
        OrderType type = row.optionalConstant(OrderType.class);
        BigDecimal limit = row.optionalDecimal();
        TimeInForce timeInForce = row.optionalConstant(TimeInForce.class);
        return type == null || timeInForce == null ? null : new Leg.Pricing(type, limit, timeInForce);
    }

    static boolean add(Db db, Fill fill, Instant recordedAt) {
        PositionKey key = fill.key();
        return FILLS.add(
                db,
                key.account(),
                fill.id(),
                fill.clientOrderId(),
                key.instrument().ticker(),
                Instruments.id(key.instrument()),
                key.side(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.at(),
                recordedAt);
    }

    static Optional<Fill> findFill(Db db, String account, String fillId) {
        return db.queryOne(FILL + "WHERE account = ? AND fill_id = ?", OrderTable::fill, account, fillId);
    }

    static List<Fill> fillsOf(Db db, String account, String clientOrderId) {
        return db.query(
                FILL + "WHERE account = ? AND client_order_id = ? ORDER BY id",
                OrderTable::fill,
                account,
                clientOrderId);
    }

    private static Fill fill(Row row) {
        return new Fill(
                row.text(),
                row.optionalText(),
                row.key(),
                row.constant(OrderSide.class),
                row.decimal(),
                row.decimal(),
                row.decimal(),
                row.time());
    }
}
