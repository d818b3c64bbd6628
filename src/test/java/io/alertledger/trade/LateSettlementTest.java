package io.alertledger.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.BrokerReport.Activity;
import io.alertledger.broker.BrokerReport.Held;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.model.Alert;
import io.alertledger.model.Fill;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.reconcile.Adjustment;
import io.alertledger.reconcile.Adjustment.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract expires, and only the next morning the broker says what became of it. */
class LateSettlementTest {
    private static final String ACCOUNT = Alert.DEFAULT_ACCOUNT;
    private static final String CALLS = "SPY_20260130_595_C";
    private static final Instant CLOSE = Instant.parse("2026-01-30T21:00:00Z");

    @TempDir
    Path folder;

    private Floor floor;

    /** Two calls bought at 1.50 expire with SPY at 600: they seem worth 5 each. */
    @BeforeEach
    void expired() {
        floor = new Floor(folder).held(CALLS, "2");
        floor.clock.forward(Duration.between(floor.clock.instant(), CLOSE.plusSeconds(30)));
    }

    @AfterEach
    void close() {
        floor.isSound();
        floor.close();
    }

    private List<Kind> look(List<Held> held, Activity... told) {
        floor.broker.reports(new ReportAnswer.Report(new BrokerReport(
                ACCOUNT, floor.clock.instant(), true, held, List.of(), false, List.of(), List.of(told))));
        Reconciler.Outcome outcome = floor.desk().reconciler().look(ACCOUNT);
        return ((Reconciler.Outcome.Compared) outcome)
                .reconciled().adjustments().stream().map(Adjustment::kind).toList();
    }

    private static Activity told(Activity.Kind kind, String name, OrderSide side, int quantity, String price) {
        return new Activity(
                kind,
                new Fill(
                        kind + "-" + name + "-" + quantity,
                        null,
                        Floor.key(name),
                        side,
                        BigDecimal.valueOf(quantity),
                        new BigDecimal(price),
                        BigDecimal.ZERO,
                        CLOSE),
                kind.name());
    }

    private String realized() {
        return floor.book()
                .realizedOn(ACCOUNT, MarketCalendar.dayOf(CLOSE))
                .known()
                .toPlainString();
    }

    private long unknown() {
        return floor.book().realizedOn(ACCOUNT, MarketCalendar.dayOf(CLOSE)).unknown();
    }

    /** The contracts are gone for what they cost; what they were worth is in the shares, which cost the strike. */
    @ParameterizedTest
    @CsvSource({"600", "-"})
    void whatWasExercisedIsNotWonTwice(String spy) {
        if (!spy.equals("-")) {
            floor.mark("SPY", spy);
        }
        assertThat(look(List.of())).containsExactly(Kind.EXPIRE);
        assertThat(realized()).isEqualTo(spy.equals("-") ? "0" : "700");
        assertThat(unknown()).isEqualTo(spy.equals("-") ? 1 : 0);
        floor.clock.forward(Duration.ofHours(12));
        Held shares = new Held(Floor.key("SPY"), new BigDecimal("200"), new BigDecimal("595"), null);
        Activity exercised = told(Activity.Kind.EXERCISE, CALLS, OrderSide.SELL, 2, "0");
        Activity bought = told(Activity.Kind.EXERCISE, "SPY", OrderSide.BUY, 200, "595");
        assertThat(look(List.of(shares), exercised, bought)).containsExactly(Kind.FILL, Kind.FILL);
        assertThat(realized()).isEqualTo("-300");
        assertThat(unknown()).isZero();
        assertThat(floor.book().position(Floor.key("SPY")).map(Position::averageCost))
                .contains(new BigDecimal("595"));
        assertThat(floor.book().position(Floor.key(CALLS))).isEmpty();
        int events = floor.store().events(0, 1000).size();
        floor.clock.forward(Duration.ofMinutes(1));
        assertThat(look(List.of(shares), exercised, bought)).containsOnly(Kind.IGNORE);
        assertThat(floor.store().events(0, 1000)).hasSize(events);
    }

    @Test
    void aResultThatWasUnknownIsKnownOnceTheBrokerReports() {
        look(List.of());
        assertThat(unknown()).isEqualTo(1);
        floor.clock.forward(Duration.ofHours(12));
        assertThat(look(List.of(), told(Activity.Kind.EXPIRATION, CALLS, OrderSide.SELL, 2, "0")))
                .containsExactly(Kind.EXPIRE);
        assertThat(unknown()).isZero();
        assertThat(realized()).isEqualTo("-300");
    }

    /** One of two was exercised, the other one expired by the broker's word, a look later. */
    @Test
    void aPartIsSettledAndTheRestExpiresAgain() {
        floor.mark("SPY", "600");
        look(List.of());
        floor.clock.forward(Duration.ofHours(12));
        Held shares = new Held(Floor.key("SPY"), new BigDecimal("100"), new BigDecimal("595"), null);
        Activity one = told(Activity.Kind.EXERCISE, CALLS, OrderSide.SELL, 1, "0");
        Activity bought = told(Activity.Kind.EXERCISE, "SPY", OrderSide.BUY, 100, "595");
        look(List.of(shares), one, bought);
        floor.clock.forward(Duration.ofMinutes(1));
        look(List.of(shares), one, bought);
        assertThat(floor.book().position(Floor.key(CALLS))).isEmpty();
        floor.clock.forward(Duration.ofMinutes(1));
        look(List.of(shares), one, bought, told(Activity.Kind.EXPIRATION, CALLS, OrderSide.SELL, 1, "0"));
        assertThat(realized()).isEqualTo("-300");
        assertThat(unknown()).isZero();
        assertThat(floor.book().position(Floor.key(CALLS))).isEmpty();
    }

    /** The paper broker has no report; its contracts end by the time alone. */
    @Test
    void withoutAReportAContractStillExpires() {
        floor.mark("SPY", "590");
        Reconciler.Outcome outcome = floor.desk().reconciler().look(ACCOUNT);
        assertThat(((Reconciler.Outcome.Compared) outcome).reconciled().adjustments())
                .extracting(Adjustment::kind)
                .containsExactly(Kind.EXPIRE);
        assertThat(floor.book().positions(ACCOUNT)).isEmpty();
        assertThat(realized()).isEqualTo("-300");
        assertThat(floor.desk().reconciler().standing(ACCOUNT).reasons()).isEmpty();
    }
}
