package io.alertledger.broker;

import io.alertledger.model.Execution;
import io.alertledger.model.ExitRank;
import io.alertledger.model.Leg;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.OrderType;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import io.alertledger.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as adapters are given them. */
public final class TestOrders {
    public static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Symbols SYMBOLS = new Symbols(List.of(new Symbols.Row("SPX", "SPXW", true)));

    private TestOrders() {}

    public static PositionKey key(String instrument) {
        return new PositionKey("default", SYMBOLS.instrument(instrument), Side.LONG);
    }

    /** A limit order to sell. */
    public static Order exit(String clientId, String instrument, int quantity, String limit) {
        return order(clientId, instrument, OrderSide.SELL, quantity, limit);
    }

    public static Order order(String clientId, String instrument, OrderSide side, int quantity, String limit) {
        return new Order(
                clientId,
                "d-1",
                key(instrument),
                side,
                BigDecimal.valueOf(quantity),
                BigDecimal.ZERO,
                List.of(),
                new Leg.Pricing(OrderType.LIMIT, new BigDecimal(limit), TimeInForce.DAY),
                Execution.BROKER,
                side == OrderSide.SELL ? ExitRank.EXIT : null,
                OrderState.PLANNED,
                null,
                0,
                "",
                NOW,
                NOW);
    }

    public static BrokerContext context(Map<String, String> settings) {
        return new BrokerContext(
                settings,
                name -> Optional.of("s3cret"),
                SYMBOLS,
                MarketCalendar.WEEKDAYS,
                i -> Optional.empty(),
                CLOCK);
    }
}
