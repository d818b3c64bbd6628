package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.AlertLedger;
import io.alertledger.HandClock;
import io.alertledger.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the terminal shows of what is held, in a process that has seen no price itself. */
class PositionsCommandTest {
    private static final String SPY = "SPY_20260128_595_C";

    @TempDir
    private Path folder;

    @BeforeEach
    void aPriceWasSeenAtNoon() {
        HandClock clock = new HandClock(Instant.parse("2026-01-27T17:00:00Z"));
        Settings settings = Settings.at(folder.resolve("ledger.db")).withClock(clock);
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            ledger.buy(SPY, "4", "2.30");
            ledger.mark(SPY, "3.45");
        }
    }

    private String positions(String time, String... more) {
        String[] all = Stream.concat(
                        Stream.of(
                                "positions", "--db", folder.resolve("ledger.db").toString(), "--at", time),
                        Stream.of(more))
                .toArray(String[]::new);
        return CliRun.of(all).out();
    }

    @Test
    void thePriceThatWasSeenLastIsShownAndHowOldItIsOnceItIsOld() {
        String table = """
                position            side  quantity  free  cost  mark  unrealized  status  lots
                SPY_20260128_595_C  LONG         4     4   2.3  3.45         460  OPEN       1
                """;
        assertThat(positions("2026-01-27T17:01:00Z")).isEqualTo(table);
        assertThat(positions("2026-01-27T17:01:01Z"))
                .isEqualTo(table + "The mark of SPY_20260128_595_C is of 2026-01-27T17:00:00Z.\n");
        assertThat(positions("2026-01-27T17:01:01Z", "--protection"))
                .startsWith("SPY_20260128_595_C  LONG 4 at 2.3, mark 3.45\n")
                .endsWith("The mark of SPY_20260128_595_C is of 2026-01-27T17:00:00Z.\n");
    }
}
