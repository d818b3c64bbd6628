package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a book tells: which positions, in which order, what changed, and every fact as a line. */
class BookReadingTest {
    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");

    @Test
    void whatIsHeldOtherwiseThanBefore() {
        Book before = BookTable.opened(
                BookTable.opened(Book.EMPTY, new LinearInstrument("SOLUSDT"), Side.LONG),
                new LinearInstrument("BTCUSDT"),
                Side.LONG);
        Book after = BookTable.opened(sold(before, "SOLUSDT"), new LinearInstrument("ETHUSDT"), Side.LONG);
        Book.Difference difference = after.since(before);
        assertThat(difference.changed())
                .extracting(holding -> holding.key().instrument().id())
                .containsExactly("ETHUSDT");
        assertThat(difference.gone()).extracting(key -> key.instrument().id()).containsExactly("SOLUSDT");
        assertThat(after.since(after)).isEqualTo(new Book.Difference(List.of(), List.of()));
        assertThat(after).isNotEqualTo(before).doesNotHaveSameHashCodeAs(before);
    }

    /** Whichever of a ticker's positions ends, the others stay in their places. */
    @ParameterizedTest
    @CsvSource({"590, 591 592 593", "591, 590 592 593", "592, 590 591 593", "593, 590 591 592"})
    void aPositionThatEndsLeavesTheOthersInTheirPlaces(String ended, String left) {
        Book book = Book.EMPTY;
        for (String strike : List.of("590", "591", "592", "593")) {
            book = BookTable.opened(book, OptionContract.parseCcid("SPY_20260128_" + strike + "_C"), Side.LONG);
        }
        book = sold(book, "SPY_20260128_" + ended + "_C");
        for (String strike : left.split(" ")) {
            PositionKey key =
                    new PositionKey("default", OptionContract.parseCcid("SPY_20260128_" + strike + "_C"), Side.LONG);
            book = book.apply(new LedgerEvent.Named(key, Nickname.CORE, NOON)).book();
        }
        assertThat(book.positions("default", "SPY"))
                .allSatisfy(position -> assertThat(position.nickname()).isEqualTo(Nickname.CORE))
                .extracting(position -> position.instrument().id().substring(13, 16))
                .containsExactly(left.split(" "));
        assertThat(book.holdings("default")).extracting(Holding::position).isEqualTo(book.positions("default"));
    }

    /** Of a position that is gone nothing is held, whatever an order still waits for. */
    @Test
    void aPositionThatIsGoneIsNotFound() {
        Book book = BookTable.check("""
                buy 5 @ 1.20      | 5 OPEN, 5 free, avg 1.2
                lock o1 5         | 5 PENDING_EXIT, 0 free, avg 1.2, o1 5
                sell 5 @ 2.00     | 0 CLOSED, 0 free, avg unknown, o1 5
                """);
        assertThat(book.position(BookTable.SPY)).isEmpty();
        assertThat(book.positions("default")).isEmpty();
        assertThat(book.tickers("default")).isEmpty();
        assertThat(book.holdings("default")).hasSize(1);
    }

    private static Book sold(Book book, String id) {
        PositionKey key = book.positions("default").stream()
                .map(Position::key)
                .filter(held -> held.instrument().id().equals(id))
                .findFirst()
                .orElseThrow();
        Closing wish = Closing.of(key, BigDecimal.ONE, BigDecimal.ONE, Provenance.trade(null, "a test"), NOON);
        return book.applyAll(((Booked.Planned) Booking.close(book, wish)).events());
    }

    @Test
    void positionsAreFoundByTickerInTheOrderInWhichTheyWereOpened() {
        Book book = Book.EMPTY;
        for (String id :
                List.of("SPY_20260130_600_C", "QQQ_20260130_500_C", "SPY_20260128_595_P", "SPY_20260128_590_C")) {
            book = BookTable.opened(book, OptionContract.parseCcid(id), Side.LONG);
        }
        assertThat(book.positions("default", "SPY"))
                .extracting(position -> position.instrument().id())
                .containsExactly("SPY_20260130_600_C", "SPY_20260128_595_P", "SPY_20260128_590_C");
        assertThat(book.positions("default"))
                .extracting(position -> position.instrument().id())
                .containsExactly(
                        "SPY_20260130_600_C", "QQQ_20260130_500_C", "SPY_20260128_595_P", "SPY_20260128_590_C");
        assertThat(book.tickers("default")).containsExactly("QQQ", "SPY");
        assertThat(book.positions("ira")).isEmpty();
        assertThat(book.positions("default", "IWM")).isEmpty();
    }

    @Test
    void rootAndSideMakePositionsTwo() {
        LocalDate friday = LocalDate.of(2026, 2, 20);
        BigDecimal strike = new BigDecimal("6900");
        Book book = Book.EMPTY;
        book = BookTable.opened(book, new OptionContract("SPX", "SPX", friday, strike, OptionType.CALL), Side.LONG);
        book = BookTable.opened(book, new OptionContract("SPX", "SPXW", friday, strike, OptionType.CALL), Side.LONG);
        book = BookTable.opened(book, new OptionContract("SPX", "SPXW", friday, strike, OptionType.CALL), Side.SHORT);
        assertThat(book.positions("default", "SPX")).hasSize(3);
    }

    /** A reader keeps the book it took; what the writer does next is another book. */
    @Test
    void aBookThatWasReadDoesNotChange() {
        Book before = BookTable.opened(Book.EMPTY, new LinearInstrument("SOLUSDT"), Side.LONG);
        List<Position> read = before.positions("default");
        String hash = BookText.hash(before);
        BookTable.opened(before, new LinearInstrument("BTCUSDT"), Side.LONG);
        assertThat(before.positions("default")).isEqualTo(read);
        assertThat(BookText.hash(before)).isEqualTo(hash);
    }

    @Test
    void differencesAreNamedFactByFact() {
        Book one = BookTable.opened(Book.EMPTY, new LinearInstrument("SOLUSDT"), Side.LONG);
        Book other = one.apply(
                        new LedgerEvent.Locked(one.positions("default").get(0).key(), "o1", "d1", BigDecimal.ONE, NOON))
                .book();
        assertThat(BookText.differences(one, one)).isEmpty();
        assertThat(BookText.differences(one, other))
                .contains("default SOLUSDT LONG lock o1: should be nothing, is 1. 1 by d1 since 2026-01-28T17:00:00Z");
    }

    @Test
    void everyFactOfABookIsALine() throws NoSuchAlgorithmException {
        BookTable history = new BookTable();
        for (String what : List.of("buy 5 @ 1.20", "lock o1 2", "stop 0.50", "broker 3", "sell 1 @ 2.00")) {
            history.happens(what);
        }
        Book book = history.book()
                .apply(new LedgerEvent.Paused("default", true, false, "owner", NOON))
                .book();
        OptionContract weekly =
                new OptionContract("SPX", "SPXW", LocalDate.of(2026, 2, 20), new BigDecimal("6900"), OptionType.CALL);
        book = BookTable.opened(book, weekly, Side.SHORT);
        List<String> lines = BookText.of(book);
        assertThat(lines)
                .contains(
                        "default lots opened: 2",
                        "default episodes opened: 2",
                        "default net paid: 300",
                        "default unexplained: 0",
                        "default realized: 80 by 1 closings, 0 of them unknown",
                        "default realized on 2026-01-28: 80 by 1 closings, 0 of them unknown",
                        "default paused: Paused[account=default, entries=true, exits=false, by=owner, at=2026-01-28T17:00:00Z]",
                        "default SPY_20260128_595_C LONG: PENDING_EXIT, multiplier 100, step 1, managed true, nickname null",
                        "default SPY_20260128_595_C LONG opened at: 2026-01-28T15:00:00Z",
                        "default SPY_20260128_595_C LONG updated at: 2026-01-28T15:04:00Z",
                        "default SPY_20260128_595_C LONG episode: 1, opened 5, realized 80 by 1 closings, 0 of them unknown",
                        "default SPY_20260128_595_C LONG held elsewhere: 0",
                        "default SPY_20260128_595_C LONG lot F0: "
                                + "1. 4 for 480 at 2026-01-28T15:00:00Z, trade null, channel null, author null",
                        "default SPY_20260128_595_C LONG lock o1: 1. 2 by d-o1 since 2026-01-28T15:01:00Z",
                        "default SPX_20260220_6900_C (SPXW) SHORT held elsewhere: unknown")
                .anyMatch(line -> line.startsWith("default SPY_20260128_595_C LONG protection: Guard[protection="));
        assertThat(book).hasToString(String.join("\n", lines));
        assertThat(BookText.hash(book))
                .isEqualTo(sha256(String.join("\n", lines) + "\n"))
                .isNotEqualTo(BookText.hash(history.book()));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
