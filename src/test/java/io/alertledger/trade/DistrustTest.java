package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.AlertLedger;
import io.alertledger.HandClock;
import io.alertledger.Settings;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.model.Action;
import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import io.alertledger.model.Execution;
import io.alertledger.model.Instruction;
import io.alertledger.model.OrderEvent;
import io.alertledger.model.OrderSide;
import io.alertledger.model.PositionKey;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.Restoration;
import io.alertledger.storage.StoreOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books in doubt are trusted again once they were compared: these ones, with a report. */
class DistrustTest {
    private static final String OURS = Alert.DEFAULT_ACCOUNT;
    private static final String OTHER = "ira";

    @TempDir
    Path folder;

    private final ScriptedBroker market = new ScriptedBroker();
    private final HandClock clock = new HandClock(Floor.START);
    private Settings settings;

    @BeforeEach
    void settings() {
        settings = Settings.at(folder.resolve("ledger.db"))
                .withBroker(context -> market)
                .withClock(clock);
    }

    /** An order of the other account is told to have filled beyond what it was for. */
    private void overfilled(AlertLedger ledger) {
        ledger.book(new TradeTicket(
                "t1",
                key(),
                OrderSide.BUY,
                new BigDecimal("5"),
                new BigDecimal("1.5"),
                BigDecimal.ZERO,
                null,
                null,
                null,
                clock.instant()));
        Handled exit = ledger.handle(
                new Alert(
                        "a1",
                        OTHER,
                        null,
                        "me",
                        null,
                        List.of(Instruction.of(Action.EXIT, "SPY")),
                        clock.instant(),
                        null,
                        List.of()),
                Execution.CALLER);
        for (String fill : List.of("f1", "f2")) {
            ledger.report(
                    exit.orders().get(0).clientOrderId(),
                    new OrderEvent(
                            OrderEvent.Type.FILL,
                            fill,
                            new BigDecimal("3"),
                            new BigDecimal("2"),
                            clock.instant(),
                            null,
                            ""));
        }
    }

    private static PositionKey key() {
        return new PositionKey(
                OTHER, Floor.key(SPY).instrument(), Floor.key(SPY).side());
    }

    private void reports(BrokerReport.Held... held) {
        market.reports(new ReportAnswer.Report(
                new BrokerReport(OURS, clock.instant(), true, List.of(held), List.of(), false, List.of())));
    }

    private static Consistency status(AlertLedger ledger, String account) {
        return ledger.standing(account).status();
    }

    @Test
    void aLookAtOneAccountSaysNothingOfAnother() {
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            overfilled(ledger);
            assertThat(status(ledger, OTHER)).isEqualTo(Consistency.RED);
            assertThat(status(ledger, OURS)).isEqualTo(Consistency.GREEN);
            reports();
            ledger.sync(OURS);
            assertThat(status(ledger, OTHER)).isEqualTo(Consistency.RED);
        }
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            ledger.sync(OURS);
            assertThat(ledger.standing(OTHER).reasons()).anyMatch(reason -> reason.contains("beyond its 5"));
            clock.forward(Duration.ofMinutes(2));
            reports(new BrokerReport.Held(key(), new BigDecimal("2"), new BigDecimal("1.5"), null));
            ledger.sync(OTHER);
            assertThat(status(ledger, OTHER)).isNotEqualTo(Consistency.RED);
        }
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(ledger.standing(OTHER).reasons()).noneMatch(reason -> reason.contains("beyond its 5"));
        }
    }

    @Test
    void aFileInDoubtIsComparedAccountByAccount() {
        restored();
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(List.of(status(ledger, OURS), status(ledger, OTHER), status(ledger, "never heard of")))
                    .containsOnly(Consistency.RED);
            reports();
            ledger.sync(OURS);
            assertThat(status(ledger, OURS)).isEqualTo(Consistency.GREEN);
            assertThat(status(ledger, OTHER)).isEqualTo(Consistency.RED);
        }
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(status(ledger, OURS)).isNotEqualTo(Consistency.RED);
            assertThat(status(ledger, OTHER)).isEqualTo(Consistency.RED);
        }
        restored();
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(status(ledger, OURS)).as("in doubt once more").isEqualTo(Consistency.RED);
        }
    }

    /** Without a report nothing was compared, however often it is tried: only a person ends it. */
    @Test
    void withoutAReportAPersonEndsIt() {
        restored();
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            ledger.sync(OURS);
            assertThat(status(ledger, OURS)).isEqualTo(Consistency.RED);
            ledger.lookedAt(OURS);
            assertThat(status(ledger, OURS)).isEqualTo(Consistency.GREEN);
            assertThat(status(ledger, OTHER)).isEqualTo(Consistency.RED);
        }
    }

    private void restored() {
        Path copy = folder.resolve("copy" + clock.instant().getEpochSecond() + ".db");
        Path file = folder.resolve("ledger.db");
        try (LedgerStore store =
                LedgerStore.open(file, StoreOptions.defaults(clock)).orThrow()) {
            store.backup(copy);
        }
        assertThat(LedgerStore.restore(copy, file, StoreOptions.defaults(clock)))
                .isInstanceOf(Restoration.Done.class);
        clock.forward(Duration.ofMinutes(1));
    }
}
