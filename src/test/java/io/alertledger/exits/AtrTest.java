package io.alertledger.exits;

import static io.alertledger.exits.Guards.OPENED;
import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The average true range after Wilder. */
class AtrTest {
    private static PricePoint.Candle bar(int index, String high, String low, String close) {
        BigDecimal end = number(close);
        return new PricePoint.Candle(OPENED.plusSeconds(60L * index), end, number(high), number(low), end);
    }

    private static List<PricePoint.Candle> even(int bars) {
        return IntStream.range(0, bars)
                .mapToObj(i -> bar(i, "102", "98", "100"))
                .toList();
    }

    @Test
    void needsAsManyBarsAsItsPeriod() {
        assertThat(Atr.of(even(13))).isEmpty();
        assertThat(Atr.of(even(14))).hasValueSatisfying(atr -> assertThat(atr).isEqualByComparingTo("4"));
        assertThat(Atr.of(List.of())).isEmpty();
    }

    @Test
    void aGapCountsFromTheCloseBefore() {
        List<PricePoint.Candle> bars = List.of(bar(0, "10", "8", "9"), bar(1, "15", "14", "14"));
        assertThat(Atr.of(bars, 2).orElseThrow()).as("(2 + 6) / 2").isEqualByComparingTo("4");
        List<PricePoint.Candle> down = List.of(bar(0, "10", "8", "9"), bar(1, "5", "4", "4"));
        assertThat(Atr.of(down, 2).orElseThrow()).as("(2 + 5) / 2").isEqualByComparingTo("3.5");
    }

    @Test
    void laterBarsGiveOnePartInThePeriod() {
        List<PricePoint.Candle> bars = new ArrayList<>(even(14));
        bars.add(bar(14, "118", "100", "110"));
        assertThat(Atr.of(bars).orElseThrow()).as("(4 * 13 + 18) / 14").isEqualByComparingTo("5");
        bars.add(bar(15, "111", "110", "110"));
        assertThat(Atr.of(bars).orElseThrow().setScale(12, RoundingMode.HALF_EVEN))
                .as("(5 * 13 + 1) / 14")
                .isEqualByComparingTo("4.714285714286");
    }

    @Property
    void liesBetweenTheSmallestAndTheGreatestRange(@ForAll @IntRange(min = 14, max = 60) int count, @ForAll int seed) {
        var random = new java.util.Random(seed);
        List<PricePoint.Candle> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int low = 100 + random.nextInt(5);
            bars.add(bar(i, String.valueOf(low + 6 + random.nextInt(5)), String.valueOf(low), String.valueOf(low + 4)));
        }
        assertThat(Atr.of(bars).orElseThrow()).isBetween(number("6"), number("11"));
    }
}
