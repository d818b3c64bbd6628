package io.alertledger.storage;

import io.alertledger.ledger.Amount;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.Closing;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.AvailableSeen;
import io.alertledger.ledger.LedgerEvent.Claimed;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Named;
import io.alertledger.ledger.LedgerEvent.Noted;
import io.alertledger.ledger.LedgerEvent.Paused;
import io.alertledger.ledger.LedgerEvent.Protected;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.ledger.Lock;
import io.alertledger.ledger.Opening;
import io.alertledger.ledger.Provenance;
import io.alertledger.ledger.Undo;
import io.alertledger.ledger.Undone;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fraction;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.LotShare;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Years of trading from one seed: every kind of event, in an order in which they can happen. */
final class RandomEvents {
    private static final List<PositionKey> KEYS = List.of(
            new PositionKey("default", OptionContract.parseCcid("SPY_20260130_595_C"), Side.LONG),
            new PositionKey("default", OptionContract.parseCcid("SPY_20260130_595_C"), Side.SHORT),
            new PositionKey(
                    "default",
                    new OptionContract(
                            "SPX", "SPXW", LocalDate.parse("2026-01-30"), new BigDecimal("6900"), OptionType.PUT),
                    Side.LONG),
            new PositionKey("default", OptionContract.parseCcid("SPX_20260130_6900_P"), Side.LONG),
            new PositionKey("it's \"another\"", new LinearInstrument("SOLUSDT"), Side.SHORT),
            new PositionKey("it's \"another\"", new LinearInstrument("BRK.B"), Side.LONG));

    private final Random random;
    private final List<Entry> log = new ArrayList<>();
    private int number;
    private Instant time = Books.NOON;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** The next event or events that can follow from a book; sometimes none. All of them must be appended. */
    List<LedgerEvent> next(Book book) {
        List<LedgerEvent> next = chosen(book);
        for (LedgerEvent event : next) {
            log.add(new Entry(log.size() + 1, time, event));
        }
        return next;
    }

    private List<LedgerEvent> chosen(Book book) {
        number++;
        time = time.plusNanos(random.nextInt(4) == 0 ? 0 : random.nextLong(90_000_000_000_000L));
        PositionKey key = KEYS.get(random.nextInt(KEYS.size()));
        Holding holding = book.holding(key).orElse(null);
        if (holding == null || holding.closed()) {
            return random.nextInt(10) == 0 ? List.of(aside(key)) : planned(open(book, key));
        }
        BigDecimal held = holding.position().quantity();
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> planned(open(book, key));
            case 3, 4, 5, 6 -> planned(close(book, key, held));
            case 7 -> planned(Booking.lock(book, key, "o" + number, "d" + number, part(held), time));
            case 8 ->
                holding.locks().isEmpty()
                        ? List.of()
                        : planned(Booking.release(
                                book, key, holding.locks().get(0).clientOrderId(), "cancelled", time));
            case 9 -> List.of(new Protected(key, protection(), ProtectionSource.HAND, suspended(), "said so", time));
            case 10 -> List.of(new AvailableSeen(key, random.nextBoolean() ? null : part(held), time));
            case 11 -> List.of(new Named(key, random.nextBoolean() ? null : Nickname.RUNNER, time));
            case 12 -> List.of(new Claimed(key, random.nextBoolean(), "Ann", time));
            case 13 -> List.of(split(key, holding));
            case 14 -> takenBack(book, key, holding);
            case 15, 16 -> undone(book);
            default -> List.of(aside(key));
        };
    }

    private LedgerEvent aside(PositionKey key) {
        return random.nextBoolean()
                ? new Noted(key.account(), random.nextBoolean() ? key : null, "note \u001f 'n' " + number, time)
                : new Paused(key.account(), random.nextBoolean(), random.nextBoolean(), "Ann", time);
    }

    private Booked open(Book book, PositionKey key) {
        Amount amount = random.nextInt(8) == 0
                ? Amount.UNKNOWN
                : Amount.total(new BigDecimal(random.nextInt(100_000)).movePointLeft(2));
        // Cash that comes in for a short position less the fee must not be negative, so fees are small.
        return Booking.open(
                book,
                new Opening(
                        key,
                        new BigDecimal(1 + random.nextInt(9)),
                        amount,
                        new BigDecimal(random.nextInt(3)).movePointLeft(2),
                        book.position(key)
                                .map(position -> position.multiplier())
                                .orElse(key.instrument().defaultMultiplier()),
                        key.instrument().defaultStep(),
                        null,
                        new Provenance(
                                Source.TRADE,
                                null,
                                "f'" + number,
                                random.nextBoolean() ? "t" + number : null,
                                random.nextBoolean() ? "room" : null,
                                random.nextBoolean() ? "Sean" : null,
                                "because"),
                        time));
    }

    private Booked close(Book book, PositionKey key, BigDecimal held) {
        BigDecimal price = random.nextInt(6) == 0 ? null : new BigDecimal(random.nextInt(1000)).movePointLeft(2);
        LotMethod[] methods = {LotMethod.FIFO, LotMethod.LIFO, LotMethod.HIFO, LotMethod.AVERAGE};
        List<Lock> locks = book.holding(key).orElseThrow().locks();
        String order =
                locks.isEmpty() || random.nextBoolean() ? null : locks.get(0).clientOrderId();
        return Booking.close(
                book,
                Closing.of(
                                key,
                                random.nextInt(3) == 0 ? held : part(held),
                                price,
                                new Provenance(Source.ORDER, order, "f'" + number, null, null, null, "because"),
                                time)
                        .by(methods[random.nextInt(methods.length)])
                        .withFee(new BigDecimal(random.nextInt(3)).movePointLeft(2)));
    }

    private LedgerEvent split(PositionKey key, Holding holding) {
        if (random.nextInt(3) == 0) {
            Lot lot = holding.position().lots().get(0);
            return new CostSet(key, lot.id(), new BigDecimal(random.nextInt(900)), "learned", time);
        }
        boolean renamed = key.instrument() instanceof OptionContract option
                && option.ticker().equals("SPY")
                && option.root().equals("SPY");
        PositionKey to = renamed
                ? new PositionKey(
                        key.account(),
                        new OptionContract(
                                "SPY",
                                "SPY1",
                                ((OptionContract) key.instrument()).expiration(),
                                ((OptionContract) key.instrument()).strike(),
                                ((OptionContract) key.instrument()).type()),
                        key.side())
                : key;
        List<LotShare> lots = holding.position().lots().stream()
                .map(lot -> new LotShare(lot.id(), lot.quantity().multiply(BigDecimal.valueOf(2))))
                .toList();
        return new Adjusted(
                key,
                to,
                lots,
                holding.position().multiplier(),
                holding.position().step(),
                "split",
                time);
    }

    /** A booking and, right after it, its reversal. */
    private List<LedgerEvent> takenBack(Book book, PositionKey key, Holding before) {
        BigDecimal held = before.position().quantity();
        List<LedgerEvent> events = new ArrayList<>(planned(
                random.nextBoolean() ? open(book, key) : close(book, key, random.nextBoolean() ? held : part(held))));
        if (events.size() != 1) {
            return events;
        }
        LedgerEvent undone = events.get(0);
        events.add(new Restored(
                key,
                book.version() + 1,
                undone.at(),
                undone instanceof LotsClosed,
                undone instanceof LotsClosed closed ? closed.realized() : null,
                before.position().lots(),
                before.position().multiplier(),
                before.position().step(),
                "Ann",
                "a mistake" + (undone instanceof LotOpened ? " of buying" : ""),
                time));
        return events;
    }

    /** One of the last events of all, if nothing depends on it. */
    private List<LedgerEvent> undone(Book book) {
        if (log.isEmpty()) {
            return List.of();
        }
        Entry entry = log.get(log.size() - 1 - random.nextInt(Math.min(5, log.size())));
        Undone undone = Undo.plan(book, List.of(entry), log, "Ann", time);
        return undone instanceof Undone.Planned planned ? planned.events() : List.of();
    }

    private Protection protection() {
        return new Protection(
                new BigDecimal("3.5"),
                null,
                List.of(new Protection.Target(null, new BigDecimal("0.5"), Fraction.of(1, 3))),
                List.of(new Protection.Step(Duration.ofSeconds(30), new BigDecimal("0.1"))),
                new BigDecimal("1.05"),
                null,
                random.nextBoolean()
                        ? null
                        : new Protection.Trailing(
                                new BigDecimal("0.2"),
                                null,
                                null,
                                null,
                                new BigDecimal("0.1"),
                                null,
                                true,
                                null,
                                false),
                random.nextBoolean(),
                null,
                Duration.ofMinutes(15),
                Protection.DelayedStopMode.BREACH_MUST_LAST,
                null,
                LocalTime.of(15, 45),
                new BigDecimal("250"),
                null);
    }

    private String suspended() {
        return random.nextBoolean() ? null : "already crossed at 0.62";
    }

    private BigDecimal part(BigDecimal held) {
        BigDecimal some = held.multiply(new BigDecimal(1 + random.nextInt(9))).movePointLeft(1);
        return Decimals.canonical(some);
    }

    private static List<LedgerEvent> planned(Booked booked) {
        return booked instanceof Booked.Planned planned ? planned.events() : List.of();
    }
}
