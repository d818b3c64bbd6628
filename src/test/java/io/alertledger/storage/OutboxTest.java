package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Received;
import io.alertledger.journal.DecisionLog.Settlement;
import io.alertledger.ledger.Booking;
import io.alertledger.model.Execution;
import io.alertledger.model.ExitRank;
import io.alertledger.model.Fill;
import io.alertledger.model.Leg;
import io.alertledger.model.LotShare;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.OrderType;
import io.alertledger.model.TimeInForce;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders, fills, alerts and decisions beside the book, in one transaction with it. */
class OutboxTest {
    private static final Received ALERT =
            new Received("a1", "default", "room", "Sean", "hash1", "text1", "{\"text\":\"Trim SPY\"}", Books.NOON);
    private static final Logged DECISION =
            new Logged("d1", "default", "a1", "hash1", "AMBIGUOUS", "{}", "rules-1", Books.NOON, null);
    private static final Order ORDER = new Order(
            "o1",
            "d1",
            Books.SPY,
            OrderSide.SELL,
            new BigDecimal("2"),
            BigDecimal.ZERO,
            List.of(new LotShare("f1", BigDecimal.ONE), new LotShare("f2", BigDecimal.ONE)),
            new Leg.Pricing(OrderType.LIMIT, new BigDecimal("2.55"), TimeInForce.DAY),
            Execution.values()[0],
            ExitRank.TRIM,
            OrderState.PLANNED,
            null,
            0,
            "",
            Books.NOON,
            Books.NOON);

    @TempDir
    Path folder;

    private LedgerStore store;

    @BeforeEach
    void open() {
        store = Books.open(folder.resolve("ledger.db"));
        Books.buy(store, Books.SPY, "5", "1.50", "f1");
    }

    @AfterEach
    void close() {
        assertThat(store.verify().differences()).isEmpty();
        store.close();
    }

    @Test
    void alertDecisionLockAndOrderAreOneTransaction() {
        store.write(tx -> {
            assertThat(tx.add(ALERT)).isTrue();
            assertThat(tx.add(DECISION)).isTrue();
            tx.append(
                    "default",
                    "lock:o1",
                    Books.planned(Booking.lock(tx.book(), Books.SPY, "o1", "d1", new BigDecimal("2"), Books.NOON)));
            assertThat(tx.add(ORDER)).isTrue();
            assertThat(tx.working(Books.SPY)).as("seen by itself").containsExactly(ORDER);
            assertThat(store.working(Books.SPY)).as("not yet by others").isEmpty();
            return 0;
        });
        assertThat(store.book().position(Books.SPY).orElseThrow().free()).isEqualByComparingTo("3");
        assertThat(store.order("default", "o1")).contains(ORDER);
        assertThat(store.working()).containsExactly(ORDER);
        assertThat(store.ordersOf("d1")).containsExactly(ORDER);
        assertThat(store.alert("default", "a1")).contains(ALERT);
        assertThat(store.decision("d1")).contains(DECISION);
        assertThat(store.decisionsOf("default", "a1")).containsExactly(DECISION);
    }

    @Test
    void whatThrowsLeavesNothingOfAnyOfThem() {
        assertThatThrownBy(() -> store.write(tx -> {
                    tx.add(ALERT);
                    tx.add(DECISION);
                    tx.add(ORDER);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(store.order("default", "o1")).isEmpty();
        assertThat(store.alert("default", "a1")).isEmpty();
        assertThat(store.decision("d1")).isEmpty();
    }

    @Test
    void anOrderGoesItsWay() {
        Order filled = ORDER.withBrokerOrderId("B-7")
                .withFilled(new BigDecimal("2"), OrderState.FILLED, Books.NOON.plusSeconds(3));
        Fill fill = new Fill(
                "x1",
                "o1",
                Books.SPY,
                OrderSide.SELL,
                new BigDecimal("2"),
                new BigDecimal("2.6"),
                BigDecimal.ZERO,
                Books.NOON);
        store.write(tx -> tx.add(ORDER));
        assertThat(store.<Boolean>write(tx -> tx.add(ORDER))).as("once").isFalse();
        store.write(tx -> {
            tx.update(filled);
            assertThat(tx.fill("default", "x1")).isEmpty();
            return tx.add(fill);
        });
        assertThat(store.<Boolean>write(tx -> tx.add(fill))).as("once").isFalse();
        assertThat(store.order("default", "o1")).contains(filled);
        assertThat(store.working()).isEmpty();
        assertThat(store.lastOrders("default", 5)).containsExactly(filled);
        assertThat(store.fillsOf("default", "o1")).containsExactly(fill);
        assertThatThrownBy(() -> store.write(tx -> {
                    tx.update(new Order(
                            "o2",
                            "d1",
                            Books.SPY,
                            OrderSide.SELL,
                            BigDecimal.ONE,
                            BigDecimal.ZERO,
                            List.of(),
                            null,
                            Execution.values()[0],
                            null,
                            OrderState.UNKNOWN,
                            null,
                            0,
                            "",
                            Books.NOON,
                            Books.NOON));
                    return 0;
                }))
                .hasMessageContaining("never added");
    }

    @Test
    void aDecisionIsSettledOnce() {
        Settlement settlement = new Settlement("SPY_20260130_595_C", "Ann", Books.NOON.plusSeconds(9), "{}");
        store.write(tx -> tx.add(DECISION));
        assertThat(store.unsettled("default", "AMBIGUOUS", 5)).containsExactly(DECISION);
        assertThat(store.<Boolean>write(tx -> tx.settle("d1", settlement))).isTrue();
        assertThat(store.<Boolean>write(tx -> tx.settle("d1", settlement))).isFalse();
        assertThat(store.<Boolean>write(tx -> tx.settle("d2", settlement))).isFalse();
        assertThat(store.decision("d1")).contains(DECISION.settled(settlement));
        assertThat(store.unsettled("default", "AMBIGUOUS", 5)).isEmpty();
    }

    @Test
    void decisionsAndAlertsAreFoundByTime() {
        for (int i = 0; i < 5; i++) {
            Instant at = Books.NOON.plusSeconds(i);
            String id = "d" + i;
            store.write(tx -> tx.add(new Logged(id, "default", null, "h", "RESOLVED", "{}", "r", at, null)));
        }
        assertThat(store.lastDecisions("default", 2)).extracting(Logged::id).containsExactly("d4", "d3");
        assertThat(store.decisionsSince("default", Books.NOON.plusSeconds(3), 9))
                .extracting(Logged::id)
                .containsExactly("d3", "d4");
        assertThat(store.lastDecisions("other", 2)).isEmpty();
    }

    @Test
    void likeAlertsAreFoundByAuthorTextAndTime() {
        Received nobody = new Received("a2", "default", null, null, "hash2", "text1", "{}", Books.NOON);
        store.write(tx -> tx.add(ALERT) && tx.add(nobody));
        assertThat(store.<Boolean>write(tx -> tx.add(ALERT))).as("once").isFalse();
        assertThat(store.alertsLike("default", "Sean", "text1", Books.NOON)).containsExactly(ALERT);
        assertThat(store.alertsLike("default", null, "text1", Books.NOON)).containsExactly(nobody);
        assertThat(store.alertsLike("default", "Sean", "text1", Books.NOON.plusNanos(1)))
                .isEmpty();
        Received edited = new Received("a1", "default", "room", "Sean", "hash9", "text9", "{}", Books.NOON);
        store.write(tx -> {
            tx.replace(edited);
            return 0;
        });
        assertThat(store.lastAlerts("default", 5)).containsExactly(nobody, edited);
    }

    @Test
    void ofMarksTheLastIsKept() {
        Mark old = new Mark(Books.SPY.instrument(), new BigDecimal("2.5"), null, null, Books.NOON, "feed");
        Mark late = new Mark(
                Books.SPY.instrument(),
                null,
                new BigDecimal("2"),
                new BigDecimal("2.2"),
                Books.NOON.plusSeconds(1),
                "feed");
        store.putMarks(List.of(old));
        store.putMarks(List.of(late));
        assertThat(store.marks()).containsExactly(late);
    }

    @Test
    void aTransactionThatEndedIsNoGood() {
        var kept = new java.util.concurrent.atomic.AtomicReference<io.alertledger.trade.OutboxTx>();
        store.write(tx -> {
            kept.set(tx);
            return 0;
        });
        assertThatThrownBy(() -> kept.get().add(ALERT)).hasMessageContaining("has ended");
    }
}
