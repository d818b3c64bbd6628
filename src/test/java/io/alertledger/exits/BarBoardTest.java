package io.alertledger.exits;

import static io.alertledger.exits.Guards.OPENED;
import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last bars of an instrument, and what a price can be. */
class BarBoardTest {
    private static final Instrument SOL = new LinearInstrument("SOLUSDT");

    private final BarBoard board = new BarBoard();

    private static PricePoint.Candle bar(int minute, String high) {
        return new PricePoint.Candle(
                OPENED.plusSeconds(60L * minute), number("100"), number(high), number("98"), number("100"));
    }

    @Test
    void barsAreKeptInTheOrderOfTimeAndTheLastWordOfEach() {
        board.post(SOL, List.of(bar(2, "103"), bar(1, "102")));
        board.post(SOL, List.of(bar(2, "104")));
        assertThat(board.of(SOL)).containsExactly(bar(1, "102"), bar(2, "104"));
        assertThat(board.of(new LinearInstrument("BTCUSDT"))).isEmpty();
    }

    @Test
    void fiveHundredAreKept() {
        board.post(SOL, IntStream.range(0, 500).mapToObj(i -> bar(i, "102")).toList());
        assertThat(board.of(SOL)).hasSize(500);
        board.post(SOL, List.of(bar(500, "102")));
        assertThat(board.of(SOL)).hasSize(500).startsWith(bar(1, "102")).endsWith(bar(500, "102"));
    }

    @Test
    void theAverageRangeIsOfAllThatIsKept() {
        board.post(SOL, IntStream.range(0, 13).mapToObj(i -> bar(i, "102")).toList());
        assertThat(board.atr(SOL)).isEmpty();
        board.post(SOL, List.of(bar(13, "102")));
        assertThat(board.atr(SOL)).hasValueSatisfying(atr -> assertThat(atr).isEqualByComparingTo("4"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "price, -0.01, price must not be negative: -0.01",
        "bid,   -0.01, bid must not be negative: -0.01",
        "ask,   -0.01, ask must not be negative: -0.01",
        "low,   -0.01, low must not be negative: -0.01",
    })
    void aPriceIsNeverNegative(String field, BigDecimal price, String sentence) {
        assertThatThrownBy(() -> point(field, price))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
        assertThat(point(field, BigDecimal.ZERO).at()).isEqualTo(OPENED);
    }

    private static PricePoint point(String field, BigDecimal price) {
        return switch (field) {
            case "price" -> new PricePoint.Tick(OPENED, price);
            case "bid" -> new PricePoint.Quote(OPENED, price, BigDecimal.ONE);
            case "ask" -> new PricePoint.Quote(OPENED, BigDecimal.ONE, price);
            default -> new PricePoint.Candle(OPENED, BigDecimal.ONE, BigDecimal.ONE, price, BigDecimal.ONE);
        };
    }
}
