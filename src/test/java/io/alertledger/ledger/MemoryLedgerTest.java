package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.ledger.Booked.Planned;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every ledger promises, shown on the one in memory. */
class MemoryLedgerTest {
    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");
    private static final PositionKey SOL = key("SOLUSDT");
    private static final PositionKey BTC = key("BTCUSDT");

    private final MemoryLedger ledger = new MemoryLedger(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aKeyUsedBeforeChangesNothingAndGivesTheFirstAnswer() {
        Appended first = ledger.transact(tx -> tx.append("default", "fill:1", open(tx.book(), SOL, "1")));
        Appended again = ledger.transact(tx -> tx.append("default", "fill:1", open(tx.book(), SOL, "9")));
        assertThat(first.again()).isFalse();
        assertThat(again.again()).isTrue();
        assertThat(again.entries()).isEqualTo(first.entries());
        assertThat(ledger.book().version()).isEqualTo(1);
        assertThat(appended("ira", "fill:1")).isEmpty();
    }

    @Test
    void aTransactionThatThrowsLeavesNothing() {
        assertThatThrownBy(() -> ledger.transact(tx -> {
                    tx.append("default", "fill:1", open(tx.book(), SOL, "1"));
                    throw new IllegalArgumentException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(ledger.book()).isEqualTo(Book.EMPTY);
        assertThat(ledger.events(0, 10)).isEmpty();
        assertThat(appended("default", "fill:1")).isEmpty();
        boolean known = ledger.transact(tx -> tx.knowsLot("default", "L1"));
        assertThat(known).isFalse();
    }

    @Test
    void aTransactionSeesItselfAndOthersSeeItWhenItIsDone() {
        ledger.transact(tx -> {
            tx.append("default", null, open(tx.book(), SOL, "1"));
            assertThat(tx.book().position(SOL)).isPresent();
            assertThat(tx.knowsLot("default", "L1")).isTrue();
            assertThat(ledger.book().position(SOL)).isEmpty();
            return null;
        });
        assertThat(ledger.book().position(SOL)).isPresent();
    }

    @Test
    void whatWasUndoneIsKnownAsSoonAsItIs() {
        ledger.transact(tx -> tx.append("default", null, open(tx.book(), SOL, "1")));
        ledger.transact(tx -> tx.append("default", null, open(tx.book(), BTC, "1")));
        Undone undone = Undo.plan(ledger.book(), ledger.events(1, 1), ledger.events(0, 9), "owner", NOON);
        ledger.transact(tx -> {
            assertThat(tx.undone(2)).isFalse();
            tx.append("default", null, ((Undone.Planned) undone).events());
            assertThat(tx.undone(2)).isTrue();
            assertThat(tx.undone(1)).isFalse();
            return null;
        });
        boolean second = ledger.transact(tx -> tx.undone(2));
        boolean first = ledger.transact(tx -> tx.undone(1));
        assertThat(second).isTrue();
        assertThat(first).isFalse();
    }

    @Test
    void lotsAreKnownByAccountAndName() {
        ledger.transact(tx -> {
            tx.append("default", null, open(tx.book(), SOL, "1"));
            assertThat(tx.knowsLot("default", "L1")).isTrue();
            assertThat(tx.knowsLot("default", "L2")).isFalse();
            assertThat(tx.knowsLot("ira", "L1")).isFalse();
            return null;
        });
        boolean ours = ledger.transact(tx -> tx.knowsLot("default", "L1"));
        boolean theirs = ledger.transact(tx -> tx.knowsLot("ira", "L1"));
        assertThat(ours).isTrue();
        assertThat(theirs).isFalse();
    }

    @Test
    void anEventIsAppendedToItsOwnAccountOnly() {
        assertThatThrownBy(() -> ledger.transact(tx -> tx.append("ira", null, open(tx.book(), SOL, "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an event of account 'default' was appended to 'ira'");
    }

    /** Read in pieces of five thousand; each entry once, in order, from wherever it begins. */
    @Test
    void aLongLogIsReadPageByPage() {
        List<Entry> log = new ArrayList<>();
        for (long sequence = 1; sequence <= 10_000; sequence++) {
            log.add(new Entry(sequence, NOON, new LedgerEvent.Noted("default", null, "note " + sequence, NOON)));
        }
        List<Long> asked = new ArrayList<>();
        Pages.Source source = (after, most) -> {
            asked.add(after);
            return log.subList((int) after, (int) Math.min(after + most, log.size()));
        };
        assertThat(new Pages(source)).containsExactlyElementsOf(log);
        assertThat(asked).containsExactly(0L, 5_000L, 10_000L);
        assertThat(new Pages(source, 9_998)).extracting(Entry::sequence).containsExactly(9_999L, 10_000L);
        assertThat(new Pages(source, 10_000)).isEmpty();
        assertThatThrownBy(() -> new Pages(source, 10_000).iterator().next())
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theLogIsReadInPiecesAndByPosition() {
        for (PositionKey key : List.of(SOL, BTC, SOL)) {
            ledger.transact(tx -> tx.append("default", null, open(tx.book(), key, "1")));
        }
        assertThat(ledger.events(0, 2)).extracting(Entry::sequence).containsExactly(1L, 2L);
        assertThat(ledger.events(2, 2)).extracting(Entry::sequence).containsExactly(3L);
        assertThat(ledger.events(3, 2)).isEmpty();
        assertThat(ledger.events(9, 2)).isEmpty();
        assertThat(Pages.of(ledger)).extracting(Entry::sequence).containsExactly(1L, 2L, 3L);
        assertThat(ledger.events(SOL)).extracting(Entry::sequence).containsExactly(1L, 3L);
    }

    /** An exit, a stop and a target want the same units at once: one gets them. */
    @Test
    void ofRacingExitsOneWins() throws Exception {
        ledger.transact(tx -> tx.append("default", null, open(tx.book(), SOL, "5")));
        for (int round = 0; round < 200; round++) {
            String name = "o" + round + "-";
            List<Callable<Boolean>> exits = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String order = name + i;
                exits.add(() -> ledger.transact(tx -> {
                    Booked lock = Booking.lock(tx.book(), SOL, order, "d", new BigDecimal("5"), NOON);
                    if (lock instanceof Planned planned) {
                        tx.append("default", "lock:" + order, planned.events());
                    }
                    return lock instanceof Planned;
                }));
            }
            assertThat(together(exits)).containsOnlyOnce(true);
            String winner =
                    ledger.book().holding(SOL).orElseThrow().locks().get(0).clientOrderId();
            ledger.transact(tx -> tx.append(
                    "default", null, ((Planned) Booking.release(tx.book(), SOL, winner, "next round", NOON)).events()));
        }
    }

    /** Each transaction moves one unit from one position to the other; a reader never finds it on its way. */
    @Test
    void readersNeverSeeHalfATransaction() throws Exception {
        ledger.transact(tx -> tx.append("default", null, open(tx.book(), SOL, "100")));
        Callable<Boolean> writer = () -> {
            for (int i = 0; i < 100; i++) {
                ledger.transact(tx -> {
                    Closing sale = Closing.of(SOL, BigDecimal.ONE, BigDecimal.ONE, Provenance.trade(null, ""), NOON);
                    tx.append("default", null, ((Planned) Booking.close(tx.book(), sale)).events());
                    return tx.append("default", null, open(tx.book(), BTC, "1"));
                });
            }
            return true;
        };
        Callable<Boolean> reader = () -> {
            boolean whole = true;
            Book book;
            do {
                book = ledger.book();
                BigDecimal held = book.positions("default").stream()
                        .map(Position::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                whole &= held.compareTo(new BigDecimal("100")) == 0;
            } while (book.version() < 201);
            return whole;
        };
        assertThat(together(List.of(writer, reader, reader))).containsOnly(true);
    }

    private Optional<Appended> appended(String account, String idempotencyKey) {
        return ledger.transact(tx -> tx.appended(account, idempotencyKey));
    }

    private static List<Boolean> together(List<Callable<Boolean>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Boolean>> running = new ArrayList<>();
            for (Callable<Boolean> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<Boolean> answers = new ArrayList<>();
            for (Future<Boolean> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<LedgerEvent> open(Book book, PositionKey key, String quantity) {
        Opening opening = Opening.of(
                key, new BigDecimal(quantity), Amount.at(BigDecimal.ONE), Provenance.trade(null, "a test"), NOON);
        return ((Planned) Booking.open(book, opening)).events();
    }

    private static PositionKey key(String symbol) {
        return new PositionKey("default", new LinearInstrument(symbol), Side.LONG);
    }
}
