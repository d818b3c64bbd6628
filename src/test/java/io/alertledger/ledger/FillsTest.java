package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Booked.Planned;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fill;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.LotMethod;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a broker's fills make of the lots, and which lots a method would take. */
class FillsTest {
    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");

    /** The broker says only bought or sold; which of them opens is for the position's side to say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LONG  | BUY 2 @ 3 fee 1                                        | F0 2 for 7
            LONG  | BUY 2 @ 3, BUY 1 @ 5, SELL 1 @ 4 fee 1                 | F0 1 for 3, F1 1 for 5; realized 0
            LONG  | BUY 2 @ 3, SELL 2 @ 4                                  | nothing; realized 2
            LONG  | SELL 1 @ 4                                             | nothing
            SHORT | SELL 2 @ 3 fee 1                                       | F0 2 for 5
            SHORT | SELL 2 @ 3, BUY 1 @ 1 fee 1                            | F0 1 for 3; realized 1
            SHORT | BUY 1 @ 1                                              | nothing
            LONG  | BUY 1 @ 1, BUY 1 @ 2, BUY 1 @ 3, SELL 1 @ 3 first F1   | F0 1 for 1, F2 1 for 3; realized 1
            LONG  | BUY 1 @ 1, BUY 1 @ 2, BUY 1 @ 3, SELL 2 @ 3 first F2   | F1 1 for 2; realized 2
            LONG  | BUY 1 @ 1, BUY 1 @ 2, BUY 1 @ 3, SELL 1 @ 3 first F9   | F1 1 for 2, F2 1 for 3; realized 2
            """)
    void aFillOpensOrClosesAsThePositionsSideSays(Side side, String fills, String expected) {
        PositionKey key = key(side);
        Book book = filled(Book.EMPTY, key, fills);
        BigDecimal realized = book.totals("default").realized().known();
        String result =
                book.totals("default").realized().closings() == 0 ? "" : "; realized " + Decimals.plain(realized);
        assertThat(lots(book, key) + result).isEqualTo(expected);
    }

    /** A contract whose multiplier a corporate action changed is filled by the multiplier that is held. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void whatIsHeldSaysTheMultiplier(Side side) {
        PositionKey key = key(side);
        Opening ten = Opening.of(key, BigDecimal.ONE, Amount.at(BigDecimal.ONE), Provenance.trade("T", "a test"), NOON)
                .withMultiplier(BigDecimal.TEN);
        Book book = Book.EMPTY.applyAll(((Planned) Booking.open(Book.EMPTY, ten)).events());
        Book after = filled(book, key, side.opening() + " 2 @ 3");
        assertThat(lots(after, key)).isEqualTo("T 1 for 10, F0 2 for 60");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FIFO    | 3 | F0 2, F1 1
            LIFO    | 3 | F2 2, F1 1
            HIFO    | 3 | F1 2, F2 1
            LOFO    | 3 | F0 2, F2 1
            AVERAGE | 3 | F0 2, F1 1
            STRICT  | 3 | no choice
            STRICT  | 6 | F0 2, F1 2, F2 2
            FIFO    | 6 | F0 2, F1 2, F2 2
            FIFO    | 7 | no choice
            """)
    void aMethodChoosesLots(LotMethod method, BigDecimal quantity, String expected) {
        PositionKey key = key(Side.LONG);
        Position held = filled(Book.EMPTY, key, "BUY 2 @ 1, BUY 2 @ 3, BUY 2 @ 2")
                .position(key)
                .orElseThrow();
        String chosen = Booking.choose(held, quantity, method).stream()
                .map(share -> share.lot() + " " + Decimals.plain(share.quantity()))
                .collect(Collectors.joining(", "));
        assertThat(chosen.isEmpty() ? "no choice" : chosen).isEqualTo(expected);
    }

    /** What a decision chose is no guess, even where nothing is to be guessed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STRICT  | F1    | 1 | F1 1
            STRICT  | F2 F1 | 3 | F2 2, F1 1
            STRICT  | F1    | 3 | F1 2, F0 1
            LIFO    | F0    | 3 | F0 2, F2 1
            AVERAGE | F2    | 3 | F2 2, F0 1
            """)
    void whatADecisionChoseLeavesFirst(LotMethod method, String first, BigDecimal quantity, String taken) {
        PositionKey key = key(Side.LONG);
        Book book = filled(Book.EMPTY, key, "BUY 2 @ 1, BUY 2 @ 3, BUY 2 @ 2");
        Fill sale = new Fill("F9", "o1", key, OrderSide.SELL, quantity, BigDecimal.ONE, BigDecimal.ZERO, NOON);
        Planned planned = (Planned) Booking.fill(
                book, sale, Provenance.order("o1", "F9", "a test"), method, Arrays.asList(first.split(" ")));
        LedgerEvent.LotsClosed closed =
                (LedgerEvent.LotsClosed) planned.events().get(planned.events().size() - 1);
        assertThat(closed.taken().stream()
                        .map(part -> part.lotId() + " " + Decimals.plain(part.quantity()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(taken);
    }

    private static Book filled(Book before, PositionKey key, String fills) {
        Book book = before;
        int number = 0;
        for (String fill : fills.split(", ")) {
            List<String> words = Arrays.asList(fill.split(" "));
            String fee = after(words, "fee");
            String first = after(words, "first");
            Fill filled = new Fill(
                    "F" + number,
                    null,
                    key,
                    OrderSide.valueOf(words.get(0)),
                    new BigDecimal(words.get(1)),
                    new BigDecimal(words.get(3)),
                    fee == null ? BigDecimal.ZERO : new BigDecimal(fee),
                    NOON.plusSeconds(number));
            Booked booked = Booking.fill(
                    book,
                    filled,
                    Provenance.order("o1", filled.id(), "a test"),
                    LotMethod.FIFO,
                    first == null ? List.of() : List.of(first));
            if (booked instanceof Planned planned) {
                book = book.applyAll(planned.events());
            }
            number++;
        }
        return book;
    }

    private static @Nullable String after(List<String> words, String name) {
        int place = words.indexOf(name);
        return place < 0 ? null : words.get(place + 1);
    }

    private static String lots(Book book, PositionKey key) {
        return book.position(key)
                .map(position -> position.lots().stream()
                        .map(lot -> lot.id() + " " + Decimals.plain(lot.quantity()) + " for "
                                + Decimals.plain(lot.totalCost()))
                        .collect(Collectors.joining(", ")))
                .orElse("nothing");
    }

    private static PositionKey key(Side side) {
        return new PositionKey("default", new LinearInstrument("SOLUSDT"), side);
    }
}
