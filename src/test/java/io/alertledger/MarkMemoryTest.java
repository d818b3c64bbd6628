package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.trade.MarkBoard;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkMemoryTest {
    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");
    private static final Instrument SPY = new LinearInstrument("SPY");
    private static final Instrument AMD = new LinearInstrument("AMD");

    private final HandClock clock = new HandClock(NOON);
    private final MarkBoard board = new MarkBoard();
    private final List<String> kept = new ArrayList<>();
    private final MarkMemory memory = new MarkMemory(
            board, marks -> marks.forEach(mark -> kept.add(mark.instrument().id() + " " + mark.price())), clock::nanos);

    private Mark mark(Instrument instrument, String price) {
        return new Mark(instrument, new BigDecimal(price), null, null, clock.instant(), "feed");
    }

    private List<String> pass(long seconds, Mark... arrived) {
        kept.clear();
        for (Mark mark : arrived) {
            board.post(mark);
        }
        clock.forward(seconds);
        memory.keepDue();
        return kept;
    }

    @Test
    void whatMovedIsKeptEveryTenSeconds() {
        assertThat(pass(9, mark(SPY, "595"), mark(AMD, "215"))).isEmpty();
        assertThat(pass(1)).containsExactlyInAnyOrder("SPY 595", "AMD 215");
        assertThat(pass(10)).isEmpty();
        assertThat(pass(10, mark(SPY, "596"), mark(SPY, "597"))).containsExactly("SPY 597");
    }

    @Test
    void whatALaterProcessRecallsIsNotKeptAgain() {
        memory.recall(List.of(mark(SPY, "595")), clock.instant());
        assertThat(board.mark(SPY)).hasValue(mark(SPY, "595"));
        assertThat(pass(10)).isEmpty();
    }

    @Test
    void aPriceFromTheFutureIsNotRecalledForItWouldKeepOutTrueOnes() {
        clock.forward(1);
        Mark future = mark(SPY, "999");
        clock.set(NOON);
        memory.recall(List.of(future, mark(AMD, "215")), clock.instant());
        assertThat(board.all()).containsExactly(mark(AMD, "215"));
        assertThat(pass(10, mark(SPY, "595"))).containsExactly("SPY 595");
    }

    @Test
    void theNextProcessAndOneThatOnlyLooksKnowTheLastPriceAndItsAge(@TempDir Path folder) {
        Settings settings = Settings.at(folder.resolve("ledger.db")).withClock(clock);
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            ledger.buy("SPY_20260128_595_C", "4", "2.30");
            ledger.mark("SPY_20260128_595_C", "3.45");
        }
        clock.forward(3600);
        try (LedgerView view = LedgerView.open(settings, Optional.empty())) {
            assertThat(view.markOf(OptionContract.parseCcid("SPY_20260128_595_C"))
                            .orElseThrow()
                            .value())
                    .isEqualByComparingTo("3.45");
        }
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(ledger.positionsJson("default").toString())
                    .contains("\"mark\":{\"price\":\"3.45\",\"at\":\"2026-01-28T17:00:00Z\"");
            // an hour is too old to act on
            assertThat(ledger.scan().exits()).isEmpty();
        }
    }
}
