package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Booked.Planned;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.model.Decimals;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The life of one option position as a table: what happens, and how the position stands afterwards.
 *
 * <pre>
 * buy 5 @ 1.20    | 5 OPEN, 5 free, avg 1.2
 * lock o1 3       | 5 PENDING_EXIT, 2 free, avg 1.2, o1 3
 * fill o1 2 @ 2   | 3 PENDING_EXIT, 2 free, avg 1.2, o1 1
 * </pre>
 *
 * A minute passes with every row.
 */
final class BookTable {
    static final PositionKey SPY =
            new PositionKey("default", OptionContract.parseCcid("SPY_20260128_595_C"), Side.LONG);

    private Book book = Book.EMPTY;
    private Instant now = Instant.parse("2026-01-28T15:00:00Z");
    private int number;

    static Book check(String table) {
        BookTable story = new BookTable();
        for (String row : table.strip().split("\n")) {
            String[] cells = row.split("\\|", -1);
            Booked booked = story.plan(cells[0].strip().split("\\s+"));
            String refused = "";
            if (booked instanceof Planned planned) {
                story.book = story.book.applyAll(planned.events());
            } else if (booked instanceof Booked.Refused no) {
                refused = no.code() + (no.available() == null ? "" : " " + Decimals.plain(no.available()));
            }
            assertThat(refused.isEmpty() ? text(story.book) : refused).as(row).isEqualTo(cells[1].strip());
            assertThat(story.book.imbalance("default")).as(row).isEqualByComparingTo("0");
            story.now = story.now.plusSeconds(60);
            story.number++;
        }
        return story.book;
    }

    private Booked plan(String[] words) {
        return switch (words[0]) {
            case "buy" -> Booking.open(book, opening(words, Amount.at(number(words[3])), Source.TRADE));
            case "adopt" -> Booking.open(book, opening(words, Amount.UNKNOWN, Source.RECONCILE));
            case "sell" ->
                Booking.close(
                        book, Closing.of(SPY, number(words[1]), number(words[3]), origin(null, Source.TRADE), now));
            case "expire" ->
                Booking.close(book, Closing.of(SPY, number(words[1]), null, origin(null, Source.EXPIRY), now));
            case "fill" ->
                Booking.close(
                        book,
                        Closing.of(SPY, number(words[2]), number(words[4]), origin(words[1], Source.ORDER), now)
                                .by(LotMethod.FIFO));
            case "lock" -> Booking.lock(book, SPY, words[1], "d-" + words[1], number(words[2]), now);
            case "release" -> Booking.release(book, SPY, words[1], "cancelled", now);
            case "broker" ->
                event(new LedgerEvent.AvailableSeen(SPY, words[1].equals("silent") ? null : number(words[1]), now));
            case "claim" -> event(new LedgerEvent.Claimed(SPY, true, "owner", now));
            case "name" -> event(new LedgerEvent.Named(SPY, Nickname.valueOf(words[1]), now));
            case "stop" ->
                event(new LedgerEvent.Protected(
                        SPY,
                        Protection.NONE.withStop(number(words[1]), null),
                        ProtectionSource.HAND,
                        null,
                        "said so",
                        now));
            case "costs" ->
                event(new LedgerEvent.CostSet(
                        SPY,
                        book.position(SPY).orElseThrow().lots().get(0).id(),
                        number(words[1]),
                        "found the slip",
                        now));
            default -> throw new IllegalArgumentException(String.join(" ", words));
        };
    }

    private Opening opening(String[] words, Amount amount, Source source) {
        return Opening.of(SPY, number(words[1]), amount, origin(null, source), now);
    }

    private Origin origin(@Nullable String order, Source source) {
        return new Origin(source, order, "F" + number, null, null, null, "a test");
    }

    private static Planned event(LedgerEvent event) {
        return new Planned(List.of(event));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static String text(Book book) {
        Optional<Holding> holding = book.holding(SPY);
        if (holding.isEmpty()) {
            return "none";
        }
        Position position = holding.get().position();
        BigDecimal average = position.averageCost();
        String locks = holding.get().locks().stream()
                .map(lock -> ", " + lock.clientOrderId() + " " + Decimals.plain(lock.quantity()))
                .collect(Collectors.joining());
        Guard guard = holding.get().guard();
        return Decimals.plain(position.quantity()) + " " + position.status() + ", " + Decimals.plain(position.free())
                + " free, avg " + (average == null ? "unknown" : Decimals.plain(average)) + locks
                + (position.managed() ? "" : ", unmanaged")
                + (position.nickname() == null ? "" : ", " + position.nickname())
                + (guard == null ? "" : ", stop " + guard.protection().stopLoss());
    }
}
