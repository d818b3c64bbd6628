package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Booked.Planned;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.LotMethod;
import io.alertledger.model.LotShare;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
 * A minute passes with every row. A purchase may end in {@code fee 1.30}, {@code times 10} (the multiplier) and
 * {@code as A} (the lot's name), a sale in {@code fee 1.30} and {@code lot A}.
 */
final class BookTable {
    static final PositionKey SPY =
            new PositionKey("default", OptionContract.parseCcid("SPY_20260128_595_C"), Side.LONG);

    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");

    private final List<Entry> log = new ArrayList<>();
    private Book book = Book.EMPTY;
    private Instant now = Instant.parse("2026-01-28T15:00:00Z");
    private int number;

    static Book check(String table) {
        BookTable story = new BookTable();
        for (String row : table.strip().split("\n")) {
            String[] cells = row.split("\\|", -1);
            Booked booked = story.happens(cells[0]);
            String refused = "";
            if (booked instanceof Booked.Refused no) {
                refused = no.code() + (no.available() == null ? "" : " " + Decimals.plain(no.available()));
            }
            assertThat(refused.isEmpty() ? text(story.book) : refused).as(row).isEqualTo(cells[1].strip());
            assertThat(story.book.imbalance("default")).as(row).isEqualByComparingTo("0");
        }
        return story.book;
    }

    /** Lets one thing happen, and a minute pass. */
    Booked happens(String what) {
        Booked booked = plan(what.strip().split("\\s+"));
        if (booked instanceof Planned planned) {
            for (LedgerEvent event : planned.events()) {
                book = book.apply(event).book();
                log.add(new Entry(book.version(), now, event));
            }
        }
        now = now.plusSeconds(60);
        number++;
        return booked;
    }

    Book book() {
        return book;
    }

    /** All that happened so far. */
    List<Entry> log() {
        return List.copyOf(log);
    }

    private Booked plan(String[] words) {
        return switch (words[0]) {
            case "buy" -> Booking.open(book, opening(words, Amount.at(number(words[3])), Source.TRADE));
            case "adopt" -> Booking.open(book, opening(words, Amount.UNKNOWN, Source.RECONCILE));
            case "sell", "average" ->
                Booking.close(
                        book,
                        Closing.of(SPY, number(words[1]), number(words[3]), origin(null, Source.TRADE), now)
                                .withFee(option(words, "fee")
                                        .map(BigDecimal::new)
                                        .orElse(BigDecimal.ZERO))
                                .by(words[0].equals("average") ? LotMethod.AVERAGE : LotMethod.FIFO)
                                .only(option(words, "lot").map(Selector::lot).orElse(Selector.ANY)));
            case "undo" -> undo(Arrays.asList(words).subList(1, words.length));
            case "split" -> event(split(number(words[1])));
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
        Opening opening = Opening.of(SPY, number(words[1]), amount, origin(null, source), now)
                .withFee(option(words, "fee").map(BigDecimal::new).orElse(BigDecimal.ZERO));
        Opening times = option(words, "times")
                .map(multiplier -> opening.withMultiplier(number(multiplier)))
                .orElse(opening);
        return option(words, "as").map(times::named).orElse(times);
    }

    private static Optional<String> option(String[] words, String name) {
        int place = Arrays.asList(words).indexOf(name);
        return place < 0 ? Optional.empty() : Optional.of(words[place + 1]);
    }

    private Planned undo(List<String> sequences) {
        List<Entry> batch = log.stream()
                .filter(entry -> sequences.contains(Long.toString(entry.sequence())))
                .toList();
        return new Planned(((Undone.Planned) Undo.plan(book, batch, log, "owner", now)).events());
    }

    /** So many for one, of the same contract. */
    private LedgerEvent split(BigDecimal ratio) {
        Position held = book.position(SPY).orElseThrow();
        List<LotShare> lots = held.lots().stream()
                .map(lot -> new LotShare(lot.id(), lot.quantity().multiply(ratio)))
                .toList();
        return new LedgerEvent.Adjusted(SPY, SPY, lots, held.multiplier(), held.step(), "a split", now);
    }

    private Provenance origin(@Nullable String order, Source source) {
        return new Provenance(source, order, "F" + number, null, null, null, "a test");
    }

    /** With one more lot of one at 1, called like its instrument; at noon in New York unless said otherwise. */
    static Book opened(Book book, Instrument instrument, Side side) {
        return opened(book, instrument, side, NOON);
    }

    static Book opened(Book book, Instrument instrument, Side side, Instant at) {
        Booked booked = Booking.open(
                book,
                Opening.of(
                                new PositionKey("default", instrument, side),
                                BigDecimal.ONE,
                                Amount.at(BigDecimal.ONE),
                                Provenance.trade(null, "a test"),
                                at)
                        .named(instrument.id()));
        return book.applyAll(((Booked.Planned) booked).events());
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
