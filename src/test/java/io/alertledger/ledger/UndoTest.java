package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.LotsScript.Op;
import io.alertledger.ledger.LotsScript.Step;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Undoing books the opposite; what later events built on stays, and they are named. */
class UndoTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-28T15:00:00Z"), ZoneOffset.UTC);
    private static final Instant LATER = Instant.parse("2026-02-02T15:00:00Z");

    @Test
    void aPurchaseThatWasSoldFromStays() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        List<Entry> bought = book(ledger, "buy 5 @ 1");
        book(ledger, "sell 2 @ 3");
        assertThat(undo(ledger, bought)).isInstanceOfSatisfying(Undone.Refused.class, refused -> {
            assertThat(refused.because()).extracting(Entry::sequence).containsExactly(2L);
            assertThat(refused.message())
                    .isEqualTo("event 1 (LotOpened at 2026-01-28T15:00:00Z) can not be undone: "
                            + "event 2 (LotsClosed at 2026-01-28T15:00:00Z) built on it");
        });
    }

    @Test
    void aSaleIsUndoneAndThenThePurchaseToo() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        List<Entry> bought = book(ledger, "buy 5 @ 1");
        List<Entry> sold = book(ledger, "sell 5 @ 3");
        assertThat(ledger.book().positions("default")).isEmpty();
        append(ledger, undo(ledger, sold));
        Position back = ledger.book().positions("default").get(0);
        assertThat(back.quantity()).isEqualByComparingTo("5");
        assertThat(back.totalCost()).isEqualByComparingTo("500");
        assertThat(back.lots().get(0).openedAt()).isEqualTo(CLOCK.instant());
        assertThat(ledger.book().totals("default").realized()).isEqualTo(Realized.NONE);
        append(ledger, undo(ledger, bought));
        assertThat(ledger.book().positions("default")).isEmpty();
        assertThat(ledger.book().totals("default").netPaid()).isEqualByComparingTo("0");
    }

    @Test
    void nothingIsUndoneTwice() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        List<Entry> bought = book(ledger, "buy 5 @ 1");
        append(ledger, undo(ledger, bought));
        assertThat(undo(ledger, bought))
                .isInstanceOfSatisfying(
                        Undone.Refused.class,
                        refused -> assertThat(refused.message())
                                .isEqualTo("event 1 (LotOpened at 2026-01-28T15:00:00Z) was undone already by "
                                        + "event 2 (Restored at 2026-02-02T15:00:00Z)"));
    }

    @Test
    void yesterdaysResultIsTakenBackFromYesterday() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        book(ledger, "buy 5 @ 1");
        append(ledger, undo(ledger, book(ledger, "sell 1 @ 3")));
        assertThat(ledger.book().totals("default").days().values()).containsExactly(Realized.NONE);
    }

    @Test
    void whatWasSaidOfThePositionComesBackWithIt() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        book(ledger, "buy 5 @ 1");
        PositionKey key = ledger.book().positions("default").get(0).key();
        say(ledger, new LedgerEvent.Named(key, io.alertledger.model.Nickname.CORE, LATER));
        say(ledger, new LedgerEvent.Claimed(key, false, "owner", LATER));
        append(ledger, undo(ledger, book(ledger, "sell 5 @ 3")));
        assertThat(ledger.book().position(key)).hasValueSatisfying(position -> {
            assertThat(position.nickname()).isEqualTo(io.alertledger.model.Nickname.CORE);
            assertThat(position.managed()).isFalse();
        });
    }

    @Test
    void sayingIsUndoneBySayingWhatWasSaidBefore() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        book(ledger, "buy 5 @ 1");
        PositionKey key = ledger.book().positions("default").get(0).key();
        List<Entry> first = say(ledger, new LedgerEvent.Named(key, io.alertledger.model.Nickname.CORE, LATER));
        List<Entry> second = say(ledger, new LedgerEvent.Named(key, io.alertledger.model.Nickname.RUNNER, LATER));
        assertThat(undo(ledger, first)).isInstanceOf(Undone.Refused.class);
        append(ledger, undo(ledger, second));
        assertThat(ledger.book().position(key).orElseThrow().nickname()).isEqualTo(io.alertledger.model.Nickname.CORE);
    }

    @Test
    void undoingIsBookedLikeAnythingElse() {
        BookTable.check("""
                buy 2 @ 1.00   | 2 OPEN, 2 free, avg 1
                buy 2 @ 3.00   | 4 OPEN, 4 free, avg 2
                undo 1         | 2 OPEN, 2 free, avg 3
                sell 1 @ 4.00  | 1 OPEN, 1 free, avg 3
                undo 4         | 2 OPEN, 2 free, avg 3
                """);
    }

    @Test
    void aCostIsAgainWhatItWas() {
        BookTable.check("""
                buy 2 @ 1.00   | 2 OPEN, 2 free, avg 1
                costs 300      | 2 OPEN, 2 free, avg 1.5
                buy 2 @ 3.00   | 4 OPEN, 4 free, avg 2.25
                undo 2         | 4 OPEN, 4 free, avg 2
                """);
        BookTable.check("""
                adopt 2        | 2 OPEN, 2 free, avg unknown, unmanaged
                costs 300      | 2 OPEN, 2 free, avg 1.5, unmanaged
                undo 2         | 2 OPEN, 2 free, avg unknown, unmanaged
                """);
    }

    /** An averaging sale is booked as two events: the costs are spread, then lots leave. Both go together. */
    @Test
    void anAveragingSaleIsUndoneWhole() {
        BookTable.check("""
                buy 1 @ 1.00      | 1 OPEN, 1 free, avg 1
                buy 3 @ 3.00      | 4 OPEN, 4 free, avg 2.5
                average 1 @ 3.00  | 3 OPEN, 3 free, avg 2.5
                undo 3 4          | 4 OPEN, 4 free, avg 2.5
                sell 1 @ 3.00     | 3 OPEN, 3 free, avg 3
                """);
    }

    @Test
    void protectionIsAgainWhatItWas() {
        BookTable.check("""
                buy 2 @ 1.00   | 2 OPEN, 2 free, avg 1
                stop 0.50      | 2 OPEN, 2 free, avg 1, stop 0.50
                undo 2         | 2 OPEN, 2 free, avg 1
                stop 0.40      | 2 OPEN, 2 free, avg 1, stop 0.40
                stop 0.30      | 2 OPEN, 2 free, avg 1, stop 0.30
                undo 5         | 2 OPEN, 2 free, avg 1, stop 0.40
                sell 2 @ 3.00  | none
                undo 7         | 2 OPEN, 2 free, avg 1, stop 0.40
                """);
    }

    /** The position it was said of is gone; the one that came after it was never called so. */
    @Test
    void whatWasSaidOfAnEarlierHoldingIsNothingToTheNext() {
        BookTable.check("""
                buy 2 @ 1.00   | 2 OPEN, 2 free, avg 1
                name CORE      | 2 OPEN, 2 free, avg 1, CORE
                name RUNNER    | 2 OPEN, 2 free, avg 1, RUNNER
                sell 2 @ 3.00  | none
                buy 1 @ 2.00   | 1 OPEN, 1 free, avg 2
                undo 3         | 1 OPEN, 1 free, avg 2
                """);
    }

    /** A part of the lot was sold since: what comes back joins what is left, in quantity and in cost. */
    @Test
    void aSaleThatLaterSalesFollowedIsNotUndoneButTheLastOneIs() {
        BookTable.check("""
                buy 5 @ 1.00   | 5 OPEN, 5 free, avg 1
                buy 5 @ 2.00   | 10 OPEN, 10 free, avg 1.5
                sell 6 @ 3.00  | 4 OPEN, 4 free, avg 2
                undo 3         | 10 OPEN, 10 free, avg 1.5
                sell 6 @ 3.00  | 4 OPEN, 4 free, avg 2
                sell 1 @ 3.00  | 3 OPEN, 3 free, avg 2
                undo 6         | 4 OPEN, 4 free, avg 2
                """);
    }

    @Test
    void whoUndidWhatStandsInTheLog() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        append(ledger, undo(ledger, book(ledger, "buy 5 @ 1")));
        assertThat(ledger.events(1, 1))
                .extracting(Entry::event)
                .singleElement()
                .isInstanceOfSatisfying(LedgerEvent.Restored.class, restored -> {
                    assertThat(restored.undoes()).isEqualTo(1);
                    assertThat(restored.by()).isEqualTo("owner");
                    assertThat(restored.because()).isEqualTo("undid event 1");
                    assertThat(restored.undoneAt()).isEqualTo(CLOCK.instant());
                    assertThat(restored.at()).isEqualTo(LATER);
                });
    }

    /** Of what can never be undone the sentence says what to do instead. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lock o1 1       | 2 | event 2 (Locked at 2026-01-28T15:01:00Z) can not be undone: what an order holds ends with the order
            split 2         | 2 | event 2 (Adjusted at 2026-01-28T15:01:00Z) can not be undone: a corporate action is answered by another one
            split 2         | 1 | event 1 (LotOpened at 2026-01-28T15:00:00Z) can not be undone: a corporate action brought lots into the position
            broker 1        | 2 | event 2 (AvailableSeen at 2026-01-28T15:01:00Z) can not be undone: it changed no balance
            costs 300       | 1 | event 1 (LotOpened at 2026-01-28T15:00:00Z) can not be undone: event 2 (CostSet at 2026-01-28T15:01:00Z) built on it
            average 1 @ 3   | 1 | event 1 (LotOpened at 2026-01-28T15:00:00Z) can not be undone: event 2 (LotsClosed at 2026-01-28T15:01:00Z) built on it
            """)
    void whatIsNotUndoneSaysWhy(String second, long event, String message) {
        BookTable history = new BookTable();
        history.happens("buy 2 @ 1.00");
        history.happens(second);
        List<Entry> log = history.log();
        List<Entry> batch =
                log.stream().filter(entry -> entry.sequence() == event).toList();
        assertThat(Undo.plan(Book.EMPTY.applyAll(log.stream().map(Entry::event).toList()), batch, log, "owner", LATER))
                .isInstanceOfSatisfying(
                        Undone.Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo(message));
    }

    /** Later events of other lots, other positions and other accounts do not stand in the way. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            buy 5 @ 1; sell 5 @ 3; buy 2 @ 2                | 1 | event 2
            buy 5 @ 1; sell 5 @ 3; buy 2 @ 2                | 2 | undone
            buy 5 @ 1; buy 5 @ 1; sell 5 @ 3                | 2 | undone
            buy 5 @ 1; sell 1 @ 3; sell 1 @ 3               | 2 | event 3
            buy 5 @ 1; sell 1 @ 3; sell 1 @ 3               | 3 | undone
            buy 5 @ 1; short 5 @ 1; cover 5 @ 1             | 1 | undone
            buy 5 @ 1; buy 5 @ 1 in ira; sell 5 @ 1 in ira  | 1 | undone
            buy 5 @ 1; sell 1 @ 3; sell 4 @ 3               | 1 | event 2, event 3
            """)
    void onlyWhatBuiltOnTheSameLotsStandsInTheWay(String history, int event, String expected) {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        int number = 0;
        for (String step : history.split("; ")) {
            BookHistoryTest.book(ledger, LotMethod.FIFO, LotsTable.step(step + " at 15:00"), "F" + number++);
        }
        Undone undone = undo(ledger, ledger.events(event - 1, 1));
        String answer = undone instanceof Undone.Refused refused
                ? refused.because().stream()
                        .map(entry -> "event " + entry.sequence())
                        .collect(Collectors.joining(", "))
                : "undone";
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void aReversalIsNotUndoneButBookedAnew() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        append(ledger, undo(ledger, book(ledger, "buy 5 @ 1")));
        assertThat(undo(ledger, ledger.events(1, 1)))
                .isInstanceOfSatisfying(
                        Undone.Refused.class,
                        refused -> assertThat(refused.message())
                                .endsWith("it is a reversal itself; book anew what it took back"));
    }

    @Test
    void aPauseIsUndoneToWhatItWasBefore() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        say(ledger, new LedgerEvent.Paused("default", true, false, "owner", LATER));
        say(ledger, new LedgerEvent.Paused("ira", true, true, "owner", LATER));
        append(ledger, undo(ledger, say(ledger, new LedgerEvent.Paused("default", true, true, "owner", LATER))));
        assertThat(ledger.book().paused("default").exits()).isFalse();
        assertThat(ledger.book().paused("default").entries()).isTrue();
    }

    @Test
    void locksAreNotUndone() {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        book(ledger, "buy 5 @ 1");
        PositionKey key = ledger.book().positions("default").get(0).key();
        List<Entry> locked = say(ledger, new LedgerEvent.Locked(key, "o1", "d1", BigDecimal.ONE, LATER));
        assertThat(undo(ledger, locked))
                .isInstanceOfSatisfying(
                        Undone.Refused.class,
                        refused -> assertThat(refused.message()).contains("ends with the order"));
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.steps(Op.BUY, Op.BUY, Op.SELL, Op.SHORT, Op.COVER);
    }

    /** Whatever may be undone, in whatever order it is tried: in the end nothing ever happened. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everythingCanBeUndoneFromTheEnd(
            @ForAll LotMethod method, @ForAll("histories") List<Step> steps, @ForAll Random random) {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        List<List<Entry>> booked = BookHistoryTest.played(ledger, method, steps);
        Collections.shuffle(booked, random);
        while (!booked.isEmpty()) {
            int before = booked.size();
            booked.removeIf(batch -> {
                Undone undone = undo(ledger, batch);
                append(ledger, undone);
                ledger.book()
                        .accounts()
                        .forEach(account ->
                                assertThat(ledger.book().imbalance(account)).isEqualByComparingTo("0"));
                return undone instanceof Undone.Planned;
            });
            assertThat(booked).hasSizeLessThan(before);
        }
        for (String account : ledger.book().accounts()) {
            assertThat(ledger.book().positions(account)).isEmpty();
            AccountTotals totals = ledger.book().totals(account);
            assertThat(totals.netPaid()).isEqualByComparingTo("0");
            assertThat(totals.realized()).isEqualTo(Realized.NONE);
            assertThat(totals.days().values()).allMatch(Realized.NONE::equals);
        }
        assertThat(BookText.differences(
                        Book.EMPTY.applyAll(ledger.events(0, Integer.MAX_VALUE).stream()
                                .map(Entry::event)
                                .toList()),
                        ledger.book()))
                .isEmpty();
    }

    /** Undoing the last booking is as if it had not been made. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void undoingTheLastBookingLeavesTheLotsAsTheyWere(@ForAll LotMethod method, @ForAll("histories") List<Step> steps) {
        MemoryLedger ledger = new MemoryLedger(CLOCK);
        BookHistoryTest.played(ledger, method, steps.subList(0, steps.size() - 1));
        Map<PositionKey, List<Lot>> lots = lots(ledger.book());
        MemoryLedger longer = new MemoryLedger(CLOCK);
        List<List<Entry>> booked = BookHistoryTest.played(longer, method, steps);
        if (longer.events(0, Integer.MAX_VALUE).size()
                == ledger.events(0, Integer.MAX_VALUE).size()) {
            return;
        }
        append(longer, undo(longer, booked.get(booked.size() - 1)));
        assertThat(lots(longer.book())).isEqualTo(lots);
        for (String account : ledger.book().accounts()) {
            AccountTotals one = ledger.book().totals(account);
            AccountTotals other = longer.book().totals(account);
            assertThat(other.netPaid()).isEqualByComparingTo(one.netPaid());
            assertThat(other.realized()).isEqualTo(one.realized());
        }
    }

    private static Map<PositionKey, List<Lot>> lots(Book book) {
        Map<PositionKey, List<Lot>> lots = new HashMap<>();
        book.accounts().forEach(account -> book.positions(account).forEach(p -> lots.put(p.key(), p.lots())));
        return lots;
    }

    private static List<Entry> book(MemoryLedger ledger, String step) {
        Step parsed = LotsTable.step(step + " at 15:00");
        String fill = "F" + ledger.book().version();
        BookHistoryTest.book(ledger, LotMethod.FIFO, parsed, fill);
        return ledger.transact(
                tx -> tx.appended("default", "fill:" + fill).orElseThrow().entries());
    }

    private static List<Entry> say(MemoryLedger ledger, LedgerEvent event) {
        return ledger.transact(
                tx -> tx.append(event.account(), null, List.of(event)).entries());
    }

    private static Undone undo(MemoryLedger ledger, List<Entry> batch) {
        return Undo.plan(ledger.book(), batch, new ArrayList<>(ledger.events(0, Integer.MAX_VALUE)), "owner", LATER);
    }

    private static void append(MemoryLedger ledger, Undone undone) {
        if (undone instanceof Undone.Planned planned) {
            ledger.transact(tx -> tx.append(planned.events().get(0).account(), null, planned.events()));
        }
    }
}
