package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a position is called among the others. */
class PositionNamesTest {
    private static final Symbols SYMBOLS = new Symbols(List.of(new Symbols.Row("SPX", "SPXW", true)));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SPY_20260128_595_C                                    | SPY_20260128_595_C
            SPXW_20260116_6900_C                                  | SPX_20260116_6900_C
            SPXW_20260116_6900_C, SPX_20260116_6900_C             | SPXW_20260116_6900_C, SPX_20260116_6900_C
            SPXW_20260116_6900_C, SPX_20260116_6905_C             | SPX_20260116_6900_C, SPX_20260116_6905_C
            SOLUSDT                                               | SOLUSDT
            SOLUSDT:SHORT                                         | SOLUSDT
            SOLUSDT, SOLUSDT:SHORT                                | SOLUSDT:LONG, SOLUSDT:SHORT
            SOLUSDT, SOLUSDT:SHORT, BTCUSDT                       | SOLUSDT:LONG, SOLUSDT:SHORT, BTCUSDT
            SPXW_20260116_6900_C, SPX_20260116_6900_C:SHORT       | SPXW_20260116_6900_C, SPX_20260116_6900_C
            """)
    void names(String held, String names) {
        List<PositionKey> keys =
                Arrays.stream(held.split(",")).map(PositionNamesTest::key).toList();
        assertThat(String.join(", ", PositionNames.of(keys).values())).isEqualTo(names);
        // Asked for one by one they are the same, whatever else is held.
        List<Position> all = Stream.concat(keys.stream(), Stream.of(key("QQQ_20260128_500_P")))
                .map(PositionNamesTest::position)
                .toList();
        assertThat(keys.stream().map(key -> PositionNames.name(key, all)).collect(Collectors.joining(", ")))
                .isEqualTo(names);
    }

    private static Position position(PositionKey key) {
        Instant opened = Instant.parse("2026-01-15T15:30:00Z");
        return new Position(
                key,
                List.of(new Lot("L1", BigDecimal.ONE, null, opened, null, null, null)),
                PositionStatus.OPEN,
                BigDecimal.ZERO,
                null,
                BigDecimal.ONE,
                BigDecimal.ONE,
                true,
                null,
                opened,
                opened);
    }

    private static PositionKey key(String text) {
        String name = text.strip();
        boolean shorted = name.endsWith(":SHORT");
        return new PositionKey(
                "default",
                SYMBOLS.instrument(shorted ? name.substring(0, name.indexOf(':')) : name),
                shorted ? Side.SHORT : Side.LONG);
    }
}
