package io.alertledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.broker.BrokerReport;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.MemoryLedger;
import io.alertledger.model.Consistency;
import io.alertledger.model.Fill;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From a broker's report to the ledger and back. */
class AdjustmentsTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");
    private static final PositionKey CALLS = key("AAPL_20260320_150_C", Side.LONG);
    private static final PositionKey SHARES = key("AAPL", Side.LONG);

    private final Ledger ledger = new MemoryLedger(Clock.fixed(NOW, ZoneOffset.UTC));

    private static PositionKey key(String instrument, Side side) {
        return new PositionKey("default", Symbols.NONE.instrument(instrument), side);
    }

    @Test
    void theSameReportTwiceIsBookedOnce() {
        BrokerReport report =
                report(List.of(held(CALLS, 5, "2")), List.of(fill("f1", CALLS, OrderSide.BUY, 3, "2", 60)), List.of());
        Reconciled first = sync(report, NOW);
        assertThat(first.adjustments())
                .extracting(Adjustment::kind)
                .containsExactly(Adjustment.Kind.FILL, Adjustment.Kind.INCREASE);
        int events = ledger.events(0, 100).size();
        Reconciled second = sync(report, NOW.plusSeconds(60));
        assertThat(second.adjustments()).extracting(Adjustment::kind).containsExactly(Adjustment.Kind.IGNORE);
        assertThat(ledger.events(0, 100)).hasSize(events);
        assertThat(ledger.book().positions("default")).isEqualTo(second.positions());
    }

    @Test
    void whatIsAdoptedIsNotManaged() {
        sync(report(List.of(held(CALLS, 5, "2")), List.of(), List.of()), NOW);
        assertThat(ledger.book().position(CALLS))
                .get()
                .extracting(Position::managed)
                .isEqualTo(false);
    }

    @Test
    void theSameHoldingCanBeAdoptedAgainLater() {
        BrokerReport there = report(List.of(held(CALLS, 5, "2")), List.of(), List.of());
        BrokerReport gone = report(List.of(), List.of(), List.of());
        sync(there, NOW);
        Reconciled missing = sync(at(gone, NOW.plusSeconds(60)), NOW.plusSeconds(60));
        sync(at(gone, NOW.plusSeconds(120)), NOW.plusSeconds(120), missing.absences());
        assertThat(ledger.book().positions("default")).isEmpty();
        sync(at(there, NOW.plusSeconds(180)), NOW.plusSeconds(180));
        assertThat(ledger.book().position(CALLS)).isPresent();
    }

    @Test
    void anExerciseTakesTheContractsAndGivesTheShares() {
        sync(report(List.of(held(CALLS, 2, "3")), List.of(), List.of()), NOW);
        Instant later = NOW.plusSeconds(60);
        BrokerReport.Activity exercise = new BrokerReport.Activity(
                BrokerReport.Activity.Kind.EXERCISE, fill("a1:OPEXC", CALLS, OrderSide.SELL, 2, "0", -40), "exercise");
        BrokerReport.Activity shares = new BrokerReport.Activity(
                BrokerReport.Activity.Kind.EXERCISE,
                fill("a1:OPTRD", SHARES, OrderSide.BUY, 200, "150", -40),
                "shares");
        Reconciled done =
                sync(at(report(List.of(held(SHARES, 200, "150")), List.of(), List.of(shares, exercise)), later), later);
        assertThat(done.adjustments()).extracting(Adjustment::kind).containsOnly(Adjustment.Kind.FILL);
        assertThat(done.status()).isEqualTo(Consistency.YELLOW);
        assertThat(ledger.book().position(CALLS)).isEmpty();
        assertThat(ledger.book().position(SHARES))
                .get()
                .extracting(Position::averageCost)
                .isEqualTo(new BigDecimal("150"));
        assertThat(ledger.events(CALLS))
                .last()
                .extracting(entry -> ((LedgerEvent.LotsClosed) entry.event()).source())
                .isEqualTo(LedgerEvent.Source.ASSIGNMENT);
        assertThat(ledger.book().imbalance("default")).isZero();
    }

    /** Four for one: the stop of yesterday's price would sell at the new one, so it waits until somebody has looked. */
    @Test
    void aSplitKeepsLotsAndCostAndSuspendsTheirProtection() {
        sync(report(List.of(held(SHARES, 10, "200")), List.of(), List.of()), NOW);
        Protection stop = io.alertledger.formats.ProtectionJson.read(
                io.alertledger.formats.Json.readObject("{\"stopLoss\":180}"));
        ledger.transact(tx -> tx.append(
                "default",
                null,
                List.of(new LedgerEvent.Protected(
                        SHARES, stop, LedgerEvent.ProtectionSource.HAND, null, "test", NOW))));
        Instant later = NOW.plusSeconds(60);
        sync(at(report(List.of(held(SHARES, 40, "50")), List.of(), List.of()), later), later);
        Holding after = ledger.book().holding(SHARES).orElseThrow();
        assertThat(after.position().lots()).hasSize(1);
        assertThat(after.position().quantity()).isEqualByComparingTo("40");
        assertThat(after.position().totalCost()).isEqualByComparingTo("2000");
        assertThat(java.util.Objects.requireNonNull(after.guard()).suspended()).contains("corporate action");
        assertThat(ledger.book().imbalance("default")).isZero();
    }

    /** Else it would be sold again at the next look, from shares that the split has made. */
    @Test
    void aSaleOfMoreThanWasHeldIsNotBookedAfterASplitEither() {
        sync(report(List.of(held(SHARES, 3, "200")), List.of(), List.of()), NOW);
        BrokerReport split = report(
                List.of(held(SHARES, 6, "100")), List.of(fill("f1", SHARES, OrderSide.SELL, 5, "110", -40)), List.of());
        Instant later = NOW.plusSeconds(60);
        assertThat(sync(at(split, later), later).adjustments())
                .extracting(Adjustment::kind)
                .containsExactlyInAnyOrder(Adjustment.Kind.NOTE, Adjustment.Kind.INCREASE);
        Reconciled again = sync(at(split, later.plusSeconds(60)), later.plusSeconds(60));
        assertThat(again.events()).isEmpty();
        assertThat(ledger.book().position(SHARES).orElseThrow().quantity()).isEqualByComparingTo("6");
    }

    /** Fewer at the same whole cost looks like a reverse split; with a short beside it, it is two positions. */
    @Test
    void whatIsHeldOnBothSidesThereIsNoSplit() {
        sync(report(List.of(held(SHARES, 5, "200")), List.of(), List.of()), NOW);
        BrokerReport hedged =
                report(List.of(held(SHARES, 1, "1000"), held(key("AAPL", Side.SHORT), 2, "210")), List.of(), List.of());
        Instant later = NOW.plusSeconds(60);
        assertThat(sync(at(hedged, later), later).adjustments())
                .extracting(Adjustment::kind)
                .containsExactlyInAnyOrder(Adjustment.Kind.REDUCE, Adjustment.Kind.ADOPT);
        assertThat(ledger.book().positions("default")).hasSize(2);
        assertThat(sync(at(hedged, later.plusSeconds(60)), later.plusSeconds(60))
                        .events())
                .isEmpty();
    }

    private Reconciled sync(BrokerReport report, Instant now) {
        return sync(report, now, Map.of());
    }

    private Reconciled sync(BrokerReport report, Instant now, Map<PositionKey, Instant> absences) {
        Statement statement = Statement.of(report);
        return ledger.transact(tx -> {
            Reconciled done = Reconciliation.of(new ReconcileInput(
                    tx.book(),
                    Set.of("default"),
                    Map.of(),
                    List.of(),
                    statement,
                    absences,
                    Adjustments.seen(tx, statement),
                    Map.of(),
                    now,
                    ReconcileSettings.DEFAULT));
            Adjustments.append(tx, done);
            return done;
        });
    }

    private static BrokerReport report(
            List<BrokerReport.Held> held, List<Fill> fills, List<BrokerReport.Activity> activities) {
        return new BrokerReport("default", NOW, true, held, List.of(), false, fills, activities);
    }

    private static BrokerReport at(BrokerReport report, Instant at) {
        return new BrokerReport(
                "default", at, true, report.positions(), List.of(), false, report.fills(), report.activities());
    }

    private static BrokerReport.Held held(PositionKey key, int quantity, String average) {
        return new BrokerReport.Held(key, BigDecimal.valueOf(quantity), new BigDecimal(average), null);
    }

    private static Fill fill(String id, PositionKey key, OrderSide side, int quantity, String price, int secondsAgo) {
        return new Fill(
                id,
                null,
                key,
                side,
                BigDecimal.valueOf(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                NOW.minusSeconds(secondsAgo));
    }
}
