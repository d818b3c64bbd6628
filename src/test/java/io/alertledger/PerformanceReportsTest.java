package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.Pages;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.OrderSide;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreOptions;
import io.alertledger.trade.Handled;
import io.alertledger.trade.Reversals;
import io.alertledger.trade.SettleAnswer;
import io.alertledger.trade.TradeTicket;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results and choices are taken in as they come, and the report is never behind the ledger. */
class PerformanceReportsTest {
    private static final Instant OPENED = Instant.parse("2026-01-27T15:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");

    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void file() {
        file = home.resolve("ledger.db");
    }

    @Test
    void aReportHoldsUntilSomethingIsBooked() {
        try (AlertLedger ledger = AlertLedger.open(Settings.at(file))) {
            ledger.buy("SPY", "10", "600");
            ledger.sell("SPY", "4", "610");
            ObjectNode first = ledger.performanceJson("default");
            assertThat(first.at("/total/realized").asText()).isEqualTo("40");
            assertThat(first.at("/reasons/0/name").asText()).isEqualTo("TRADE");
            assertThat(ledger.performanceJson("default")).isSameAs(first);
            assertThat(ledger.performanceJson("other").at("/total/closings").asInt())
                    .isZero();

            ledger.sell("SPY", "6", "605");

            assertThat(ledger.performanceJson("default").at("/total/realized").asText())
                    .isEqualTo("70");
        }
    }

    @Test
    void choicesCountByWhatBecameOfThem() {
        JsonNode asTheyCame;
        try (AlertLedger ledger = at(NOON)) {
            assertThat(choices(ledger)).isEqualTo("0 of 0");
            // One contract: nothing to choose.
            buy(ledger, "QQQ_20260130_500_C", OPENED);
            exit(ledger, "q1", "Exit QQQ @ 2.00");
            assertThat(choices(ledger)).isEqualTo("0 of 0");
            // Of two that were bought one after the other the earlier goes.
            buy(ledger, "SPY_20260130_595_C", OPENED);
            buy(ledger, "SPY_20260130_600_C", OPENED.plusSeconds(60));
            assertThat(exit(ledger, "s1", "Exit SPY @ 2.00").decision()).isInstanceOf(Decision.Resolved.class);
            assertThat(choices(ledger)).isEqualTo("1 of 1");
            // Of two that were bought at once a person says which.
            buy(ledger, "TSLA_20260220_350_C", OPENED);
            buy(ledger, "TSLA_20260220_360_C", OPENED);
            buy(ledger, "TSLA_20260220_370_C", OPENED);
            settle(ledger, exit(ledger, "t1", "Exit TSLA @ 2.00"), 0);
            settle(ledger, exit(ledger, "t2", "Exit TSLA @ 2.01"), 1);
            asTheyCame = record(ledger, 3);
        }
        assertThat(asTheyCame.path("right").asInt()).isEqualTo(2);
        assertThat(asTheyCame.path("acted").asInt()).isEqualTo(1);
        assertThat(asTheyCame.path("asked").asInt()).isEqualTo(2);
        assertThat(asTheyCame.path("agreed").asInt()).isEqualTo(1);
        assertThat(asTheyCame.path("accuracy").asText()).isEqualTo("0.6667");
        assertThat(asTheyCame.path("days")).hasSize(1);
        assertThat(asTheyCame.at("/days/0/day").asText()).isEqualTo("2026-01-28");
        int sure = 0;
        for (JsonNode bin : asTheyCame.path("calibration")) {
            sure += bin.path("cases").asInt();
        }
        assertThat(sure).isEqualTo(3);
        assertThat(asTheyCame.at("/days/0/meanConfidence").asText()).startsWith("0.");

        // Read at once it is the same, and what is undone was wrong.
        try (LedgerStore store =
                LedgerStore.open(file, StoreOptions.defaults(fixed(NOON))).orThrow()) {
            PerformanceReports reports = new PerformanceReports(store);
            ObjectNode before = reports.of("default");
            assertThat(before.path("choices")).isEqualTo(asTheyCame);
            long closing = 0;
            for (Entry entry : Pages.of(store)) {
                if (entry.event() instanceof LotsClosed closed
                        && closed.key().instrument().ticker().equals("SPY")) {
                    closing = entry.sequence();
                }
            }
            assertThat(new Reversals(store).event("default", closing, "ann", NOON))
                    .isInstanceOf(Reversals.Answer.Done.class);

            ObjectNode after = reports.of("default");
            assertThat(after.at("/choices/undone").asInt()).isEqualTo(1);
            assertThat(after.at("/choices/accuracy").asText()).isEqualTo("0.3333");
            assertThat(after.at("/total/closings").asInt())
                    .isEqualTo(before.at("/total/closings").asInt() - 1);
            assertThat(after).isEqualTo(new PerformanceReports(store).of("default"));
        }
    }

    private AlertLedger at(Instant now) {
        return AlertLedger.open(Settings.at(file).withClock(fixed(now)));
    }

    private static Clock fixed(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static void buy(AlertLedger ledger, String instrument, Instant at) {
        ledger.book(new TradeTicket(
                "trade-" + instrument,
                ledger.key("default", instrument),
                OrderSide.BUY,
                new BigDecimal("4"),
                new BigDecimal("1.50"),
                BigDecimal.ZERO,
                null,
                null,
                null,
                at));
        ledger.mark(instrument, "2.00");
    }

    private static Handled exit(AlertLedger ledger, String id, String text) {
        return ledger.handle(Alert.text(id, text, NOON));
    }

    private static void settle(AlertLedger ledger, Handled asked, int choice) {
        Decision.Ambiguous ambiguous = (Decision.Ambiguous) asked.decision();
        assertThat(ledger.settle(asked.decisionId(), ambiguous.choices().get(choice), "ann"))
                .isInstanceOf(SettleAnswer.Settled.class);
    }

    private static String choices(AlertLedger ledger) {
        JsonNode record = ledger.performanceJson("default").path("choices");
        return record.path("right").asInt() + " of " + record.path("cases").asInt();
    }

    /** What is settled is told of a moment after the person has the answer. */
    private static JsonNode record(AlertLedger ledger, int cases) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode record = ledger.performanceJson("default").path("choices");
        while (record.path("cases").asInt() < cases && System.nanoTime() < end) {
            Thread.onSpinWait();
            record = ledger.performanceJson("default").path("choices");
        }
        return record;
    }
}
