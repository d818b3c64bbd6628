package io.alertledger.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.OrderSide;
import io.alertledger.rules.RuleTables;
import io.alertledger.storage.LedgerFile;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreOptions;
import io.alertledger.trade.Handled;
import io.alertledger.trade.SettleAnswer;
import io.alertledger.trade.TradeTicket;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person settled is truth to learn from: the alert, the book as it then was, and the choice. */
class SettledCasesTest {
    private static final Clock DECIDED = clock("2026-01-28T15:30:00Z");
    private static final Clock SETTLED = clock("2026-01-28T15:31:00Z");
    private static final String NEAR = "SPY_20260130_595_C";
    private static final String FAR = "SPY_20260130_600_C";

    @TempDir
    Path folder;

    @Test
    void aChoiceIsACaseWithTheBookOfItsMoment() {
        List<Case> cases = settled(FAR);

        assertThat(cases).hasSize(1);
        Case one = cases.get(0);
        assertThat(one.right()).isEqualTo(FAR);
        assertThat(one.author()).isEqualTo("ann");
        assertThat(one.positions())
                .extracting(position -> position.instrument().id())
                .containsExactlyInAnyOrder(NEAR, FAR);
    }

    @Test
    void nothingChosenTeachesNothing() {
        assertThat(settled("NONE")).isEmpty();
    }

    private List<Case> settled(String choice) {
        Path file = folder.resolve("ledger.db");
        String decisionId;
        RuleTables tables;
        try (AlertLedger ledger = AlertLedger.open(Settings.at(file).withClock(DECIDED))) {
            buy(ledger, "t1", NEAR);
            buy(ledger, "t2", FAR);
            Handled handled = ledger.handle(alert());
            assertThat(handled.decision()).isInstanceOf(Decision.Ambiguous.class);
            decisionId = handled.decisionId();
        }
        try (AlertLedger ledger = AlertLedger.open(Settings.at(file).withClock(SETTLED))) {
            assertThat(ledger.settle(decisionId, choice, "bob")).isInstanceOf(SettleAnswer.Settled.class);
            tables = ledger.rules().tables();
        }
        try (LedgerFile read = LedgerStore.openReadOnly(file, StoreOptions.defaults(SETTLED))) {
            return SettledCases.of(read, Alert.DEFAULT_ACCOUNT, tables, after -> read.events(after, 2));
        }
    }

    private static Clock clock(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static Alert alert() {
        return new Alert(
                "m1",
                Alert.DEFAULT_ACCOUNT,
                null,
                "ann",
                "Exit SPY @ 2.00",
                List.of(),
                DECIDED.instant(),
                null,
                List.of());
    }

    private static void buy(AlertLedger ledger, String id, String instrument) {
        ledger.book(new TradeTicket(
                id,
                ledger.key(Alert.DEFAULT_ACCOUNT, instrument),
                OrderSide.BUY,
                new BigDecimal("4"),
                new BigDecimal("1.5"),
                BigDecimal.ZERO,
                null,
                null,
                null,
                DECIDED.instant()));
    }
}
