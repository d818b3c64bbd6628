package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Booked.Planned;
import io.alertledger.ledger.LotsScript.Op;
import io.alertledger.ledger.LotsScript.OpenLot;
import io.alertledger.ledger.LotsScript.Outcome;
import io.alertledger.ledger.LotsScript.Step;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

/**
 * The laws of the books, on random histories of both sides in two accounts: what the book holds is
 * what was bought less what was sold, to the last digit, after every event; and a book is nothing but
 * its log.
 */
class BookHistoryTest {
    private static final BigDecimal MULTIPLIER = new BigDecimal("100");
    private static final LinearInstrument SOL = new LinearInstrument("SOLUSDT");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-28T15:00:00Z"), ZoneOffset.UTC);

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.steps(Op.BUY, Op.BUY, Op.SELL, Op.SHORT, Op.COVER);
    }

    /** The ledger and the script are two users of one matching; they must not differ in what they make of it. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void theLedgerBooksAsTheScriptDoes(@ForAll LotMethod method, @ForAll("histories") List<Step> steps) {
        List<Step> named = named(steps);
        LotsScript.Result script = LotsScript.run(method, MULTIPLIER, named);
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        for (int i = 0; i < named.size(); i++) {
            Booked booked = book(ledger, method, named.get(i), "F" + i);
            Outcome outcome = script.outcomes().get(i);
            assertThat(booked instanceof Planned).as("step %s", i).isEqualTo(outcome instanceof Outcome.Done);
            if (booked instanceof Booked.Refused refused) {
                assertThat(refused).isEqualTo(((Outcome.Not) outcome).refusal());
            }
        }
        BigDecimal realized = BigDecimal.ZERO;
        List<OpenLot> lots = new ArrayList<>();
        for (String account : ledger.book().accounts()) {
            realized = realized.add(ledger.book().totals(account).realized().known());
            for (Position position : ledger.book().positions(account)) {
                for (Lot lot : position.lots()) {
                    BigDecimal cost = lot.cost(MULTIPLIER);
                    lots.add(new OpenLot(account, position.side(), lot.id(), lot.quantity(), cost, lot.openedAt()));
                }
            }
        }
        assertThat(realized).isEqualByComparingTo(script.realized());
        assertThat(lots).containsExactlyInAnyOrderElementsOf(script.lots());
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void nothingIsLostOrMadeByAnyEvent(@ForAll LotMethod method, @ForAll("histories") List<Step> steps) {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        Map<PositionKey, BigDecimal> bought = new HashMap<>();
        Map<String, BigDecimal> paid = new HashMap<>();
        int number = 0;
        for (Step step : named(steps)) {
            if (!(book(ledger, method, step, "F" + number++) instanceof Planned)) {
                continue;
            }
            boolean opens = step.op() == Op.BUY || step.op() == Op.SHORT;
            bought.merge(key(step), opens ? step.quantity() : step.quantity().negate(), BigDecimal::add);
            boolean out = step.op() == Op.BUY || step.op() == Op.COVER;
            BigDecimal gross =
                    (step.total() != null ? step.total() : step.price().multiply(step.quantity())).multiply(MULTIPLIER);
            paid.merge(step.account(), (out ? gross : gross.negate()).add(step.fee()), BigDecimal::add);

            Book book = ledger.book();
            for (String account : book.accounts()) {
                assertThat(book.imbalance(account)).isEqualByComparingTo("0");
                assertThat(book.totals(account).netPaid())
                        .isEqualByComparingTo(paid.getOrDefault(account, BigDecimal.ZERO));
                assertThat(book.totals(account).days().values().stream()
                                .map(Realized::known)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(book.totals(account).realized().known());
            }
            bought.forEach((key, held) -> assertThat(
                            book.position(key).map(Position::quantity).orElse(BigDecimal.ZERO))
                    .isEqualByComparingTo(held));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aBookIsItsLog(@ForAll LotMethod method, @ForAll("histories") List<Step> steps) {
        MemoryLedger ledger = played(method, steps);
        Book book = ledger.book();
        List<LedgerEvent> log =
                ledger.events(0, Integer.MAX_VALUE).stream().map(Entry::event).toList();
        Book replayed = Book.EMPTY.applyAll(log);
        assertThat(BookText.differences(replayed, book)).isEmpty();
        assertThat(BookText.hash(replayed)).isEqualTo(BookText.hash(book));
        assertThat(replayed.version()).isEqualTo(book.version()).isEqualTo(log.size());

        List<Holding> holdings = new ArrayList<>();
        List<AccountTotals> totals = new ArrayList<>();
        for (String account : book.accounts()) {
            holdings.addAll(book.holdings(account));
            totals.add(book.totals(account));
        }
        assertThat(Book.of(book.version(), holdings, totals)).isEqualTo(book);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theSameFillTwiceDoesNothing(@ForAll LotMethod method, @ForAll("histories") List<Step> steps) {
        MemoryLedger once = played(method, steps);
        MemoryLedger twice = new MemoryLedger(CLOCK);
        Map<String, Step> booked = new LinkedHashMap<>();
        int number = 0;
        for (Step step : named(steps)) {
            String fill = "F" + number++;
            if (book(twice, method, step, fill) instanceof Planned) {
                booked.put(fill, step);
            }
            booked.forEach((id, earlier) -> book(twice, method, earlier, id));
        }
        assertThat(twice.book()).isEqualTo(once.book());
        assertThat(twice.events(0, Integer.MAX_VALUE)).isEqualTo(once.events(0, Integer.MAX_VALUE));
    }

    /** Lots are called after their fills and stand by time, so that late news makes no other book. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void fillsThatOpenMayArriveInAnyOrder(
            @ForAll @Size(min = 2, max = 8) @UniqueElements List<@IntRange(max = 1000) Integer> minutes,
            @ForAll Random random) {
        List<Step> opened = minutes.stream()
                .map(minute -> new Step(
                        Op.BUY,
                        "default",
                        BigDecimal.valueOf(minute + 1),
                        BigDecimal.ONE,
                        null,
                        BigDecimal.ZERO,
                        Instant.EPOCH.plusSeconds(60L * minute),
                        null,
                        Selector.ANY))
                .toList();
        List<Step> shuffled = new ArrayList<>(opened);
        Collections.shuffle(shuffled, random);
        assertThat(opened(shuffled).book()).isEqualTo(opened(opened).book());
    }

    private static MemoryLedger opened(List<Step> steps) {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        steps.forEach(step -> book(ledger, LotMethod.FIFO, step, "F" + step.quantity()));
        return ledger;
    }

    private static MemoryLedger played(LotMethod method, List<Step> steps) {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        played(ledger, method, steps);
        return ledger;
    }

    /** Books a history, and gives the events of each step that was booked. */
    static List<List<Entry>> played(MemoryLedger ledger, LotMethod method, List<Step> steps) {
        List<List<Entry>> booked = new ArrayList<>();
        int number = 0;
        for (Step step : named(steps)) {
            long before = ledger.book().version();
            book(ledger, method, step, "F" + number++);
            List<Entry> entries = ledger.events(before, Integer.MAX_VALUE);
            if (!entries.isEmpty()) {
                booked.add(entries);
            }
        }
        return booked;
    }

    /** Lots of the ledger are called after their fills; the script is told the same names and times. */
    private static List<Step> named(List<Step> steps) {
        List<Step> named = new ArrayList<>();
        Instant time = Instant.EPOCH;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            time = step.time() == null ? time : step.time();
            boolean opens = step.op() == Op.BUY || step.op() == Op.SHORT;
            Selector select = step.select();
            String lot = select.lot() == null ? null : "F" + select.lot().substring(1);
            named.add(new Step(
                    step.op(),
                    step.account(),
                    step.quantity(),
                    step.price(),
                    step.total(),
                    step.fee(),
                    time,
                    opens ? "F" + i : null,
                    new Selector(select.cost(), select.time(), lot, null)));
        }
        return named;
    }

    private static PositionKey key(Step step) {
        boolean isShort = step.op() == Op.SHORT || step.op() == Op.COVER;
        return new PositionKey(step.account(), SOL, isShort ? Side.SHORT : Side.LONG);
    }

    /** As a caller does it: ask whether the fill was booked, plan, append, all in one transaction. */
    static Booked book(MemoryLedger ledger, LotMethod method, Step step, String fill) {
        return ledger.transact(tx -> {
            Optional<Appended> before = tx.appended(step.account(), "fill:" + fill);
            if (before.isPresent()) {
                return new Planned(List.of());
            }
            Booked booked = plan(tx.book(), method, step, fill);
            if (booked instanceof Planned planned && !planned.events().isEmpty()) {
                tx.append(step.account(), "fill:" + fill, planned.events());
            }
            return booked;
        });
    }

    private static Booked plan(Book book, LotMethod method, Step step, String fill) {
        Provenance origin = Provenance.trade(fill, "a test");
        if (step.op() == Op.BUY || step.op() == Op.SHORT) {
            Amount amount = step.total() != null ? Amount.total(step.total()) : Amount.at(step.price());
            return Booking.open(
                    book,
                    Opening.of(key(step), step.quantity(), amount, origin, step.time())
                            .withFee(step.fee())
                            .withMultiplier(MULTIPLIER));
        }
        return Booking.close(
                book,
                Closing.of(key(step), step.quantity(), step.price(), origin, step.time())
                        .withFee(step.fee())
                        .by(method)
                        .only(step.select()));
    }
}
