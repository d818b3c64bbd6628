package io.alertledger.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.Brains;
import io.alertledger.HandClock;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.rules.RuleTables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperBrokerTest {
    private static final RuleTables TABLES =
            Brains.load(Optional.empty()).rules().tables();

    private final HandClock clock = new HandClock(Instant.EPOCH);

    private final PaperBroker broker = new PaperBroker(
            new BrokerContext(
                    Map.of(),
                    name -> Optional.empty(),
                    TABLES.symbols(),
                    TABLES.calendar(),
                    instrument -> Optional.of(
                            new Mark(instrument, new BigDecimal("1.00"), null, null, clock.instant(), "test")),
                    clock),
            PaperBroker.Settings.PLAIN);

    private static Instant newYork(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("America/New_York")).toInstant();
    }

    private OrderState at(String time, Order order) {
        clock.set(newYork(time));
        return ((OrderAnswer.Known) broker.order(order)).state();
    }

    /** A limit that the market never reaches: works until the session ends, and not a moment longer. */
    @ParameterizedTest
    @CsvSource({
        // an ordinary day; over night; over the weekend; given before the opening
        "SPY_20261218_595_C, 2026-01-28T10:00, 2026-01-28T15:59:59, 2026-01-28T16:00",
        "SPY_20261218_595_C, 2026-01-28T16:00, 2026-01-29T15:59:59, 2026-01-29T16:00",
        "SPY_20261218_595_C, 2026-01-30T17:00, 2026-02-02T15:59:59, 2026-02-02T16:00",
        "SPY_20261218_595_C, 2026-01-28T04:00, 2026-01-28T15:59:59, 2026-01-28T16:00",
        // half a day, a holiday (Thanksgiving, then half a day), and the days on which clocks change
        "SPY_20261218_595_C, 2026-11-27T10:00, 2026-11-27T12:59:59, 2026-11-27T13:00",
        "SPY_20261218_595_C, 2026-11-26T10:00, 2026-11-27T12:59:59, 2026-11-27T13:00",
        "SPY_20261218_595_C, 2026-03-06T17:00, 2026-03-09T15:59:59, 2026-03-09T16:00",
        "SPY_20261218_595_C, 2026-10-30T17:00, 2026-11-02T15:59:59, 2026-11-02T16:00",
        // shares have sessions too
        "AAPL, 2026-01-28T10:00, 2026-01-28T15:59:59, 2026-01-28T16:00",
        // a contract's last day is the end of it in any case
        "SPY_20261127_595_C, 2026-11-27T10:00, 2026-11-27T12:59:59, 2026-11-27T13:00"
    })
    void anOrderOfTheDayEndsWithItsSession(String instrument, String given, String last, String over) {
        Order order = TestOrders.exit("c1", instrument, 2, "9.00");
        clock.set(newYork(given));
        broker.submit(order);
        assertThat(at(last, order)).isEqualTo(OrderState.SUBMITTED);
        assertThat(at(over, order)).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void aCoinsOrderHasNoSession() {
        Order order = TestOrders.exit("c1", "SOLUSDT", 2, "9.00");
        clock.set(newYork("2026-01-28T10:00"));
        broker.submit(order);
        assertThat(at("2026-02-28T10:00", order)).isEqualTo(OrderState.SUBMITTED);
    }
}
