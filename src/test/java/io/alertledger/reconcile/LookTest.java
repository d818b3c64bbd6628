package io.alertledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import io.alertledger.reconcile.Statement.Cause;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one look books, beyond quantities and states: costs of lots, causes, disputes, what is free to close. */
class LookTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");
    private static final PositionKey SOL = key("SOLUSDT");

    private static PositionKey key(String name) {
        return new PositionKey("default", Symbols.NONE.instrument(name), Side.LONG);
    }

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }

    /** {@code 2@10 3@?}: lots a, b, c … of SOLUSDT, an hour apart. */
    private static Book book(String lots) {
        List<LedgerEvent> opened = new ArrayList<>();
        for (String lot : lots.split(" ")) {
            String[] parts = lot.split("@");
            opened.add(new LedgerEvent.LotOpened(
                    SOL,
                    String.valueOf((char) ('a' + opened.size())),
                    d(parts[0]),
                    parts[1].equals("?") ? null : d(parts[0]).multiply(d(parts[1])),
                    BigDecimal.ZERO,
                    BigDecimal.ONE,
                    d("0.001"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    LedgerEvent.Source.RECONCILE,
                    "before",
                    NOW.minusSeconds(36_000L - 3600L * opened.size())));
        }
        return Book.EMPTY.applyAll(opened);
    }

    private static Statement.Held held(PositionKey key, String quantity, @Nullable String average, String available) {
        return new Statement.Held(
                key, d(quantity), average == null ? null : d(average), available == null ? null : d(available), null);
    }

    private static Statement statement(List<Statement.Held> held, Statement.Execution... fills) {
        return new Statement(true, NOW, held, List.of(), false, List.of(fills));
    }

    private static Reconciled look(Book book, Statement statement) {
        return Unshaken.look(book, "default", statement);
    }

    private static String lots(Reconciled done) {
        return done.positions().get(0).lots().stream()
                .map(lot -> lot.id() + "=" + Decimals.plain(lot.quantity()) + "@"
                        + (lot.totalCost() == null ? "?" : Decimals.plain(lot.totalCost())))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one lot takes the average         | 4@?          | 4 | 10   | a=4@40            | SOLUSDT LONG: its cost was not known here; the broker's average is 10
            two share it by quantity          | 1@? 3@?      | 4 | 10   | a=1@10 b=3@30     | SOLUSDT LONG: its cost was not known here; the broker's average is 10
            what is known stays               | 1@16 3@?     | 4 | 10   | a=1@16 b=3@24     | SOLUSDT LONG: its cost was not known here; the broker's average is 10
            the last takes what is left       | 1@? 1@? 1@?  | 3 | 33.333333333333333333 | a=1@33.333333333333333333 b=1@33.333333333333333333 c=1@33.333333333333333333 | SOLUSDT LONG: its cost was not known here; the broker's average is 33.333333333333333333
            nothing is left for it            | 1@40 3@?     | 4 | 10   | a=1@40 b=3@?      | SOLUSDT LONG: its cost is not known here, and the broker's average of 10 leaves nothing for it
            less than nothing                 | 1@41 3@?     | 4 | 10   | a=1@41 b=3@?      | SOLUSDT LONG: its cost is not known here, and the broker's average of 10 leaves nothing for it
            the broker does not know either   | 1@16 3@?     | 4 |      | a=1@16 b=3@?      |
            """)
    void whatLotsOfUnknownCostCost(
            String why, String before, String quantity, String average, String after, String because) {
        Reconciled done = look(book(before), statement(List.of(held(SOL, quantity, average, null))));
        assertThat(lots(done)).isEqualTo(after);
        assertThat(done.reasons()).isEqualTo(because == null ? List.of() : List.of(because));
        assertThat(done.status()).isEqualTo(Consistency.GREEN);
        assertThat(done.adjustments()).allMatch(one -> one.kind() == Adjustment.Kind.NOTE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            TRADE           | SELL | GREEN  | FILL   | TRADE      | fill f1 was missing here
            EXERCISE        | SELL | YELLOW | FILL   | ASSIGNMENT | exercised: f1
            ASSIGNMENT      | SELL | YELLOW | FILL   | ASSIGNMENT | assigned: f1
            EXPIRATION      | SELL | GREEN  | EXPIRE | EXPIRY     | expired, the broker says: f1
            CASH_SETTLEMENT | SELL | GREEN  | FILL   | EXPIRY     | settled in cash: f1
            """)
    void whatTookAPosition(
            Cause cause,
            OrderSide side,
            Consistency status,
            Adjustment.Kind kind,
            LedgerEvent.Source source,
            String because) {
        Reconciled done = look(book("4@10"), statement(List.of(held(SOL, "3", "10", null)), fill("f1", side, cause)));
        assertThat(done.status()).isEqualTo(status);
        assertThat(done.adjustments()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(kind);
            assertThat(one.id()).isEqualTo("f1");
            assertThat(one.because()).isEqualTo(because);
            LedgerEvent.LotsClosed closed =
                    (LedgerEvent.LotsClosed) one.events().get(0);
            assertThat(closed.source()).isEqualTo(source);
        });
        assertThat(done.seenFills()).extracting(Statement.Execution::id).containsExactly("f1");
    }

    private static Statement.Execution fill(String id, OrderSide side, Cause cause) {
        return new Statement.Execution(
                id,
                null,
                "default",
                SOL.instrument(),
                null,
                side,
                BigDecimal.ONE,
                d("12"),
                BigDecimal.ZERO,
                NOW.minusSeconds(60),
                cause);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the broker says three are free       | 4 | 3  | 3    | 1
            it does not say                      | 4 |    |      | 0
            less free than before, and more held | 5 | 2  | 2    | 1
            """)
    void whatIsFreeToCloseIsTheBrokersWord(String why, String there, String available, BigDecimal free, int events) {
        Reconciled done = look(book("4@10"), statement(List.of(held(SOL, there, "10", available))));
        assertThat(done.positions().get(0).available()).isEqualTo(free);
        assertThat(done.further()).hasSize(events);
        Reconciled again =
                look(book("4@10").applyAll(done.events()), statement(List.of(held(SOL, there, "10", available))));
        assertThat(again.further()).as("said once").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            agrees           | 4  | -  | disputes nothing
            differs          | 3  | -  | disputes nothing
            is missing       | -  | -  | disputes SOLUSDT
            told in two ways | 4  | 5  | disputes SOLUSDT
            """)
    void whatMayNotBeSoldUntilItIsLookedAt(String why, String row, String other, String expected) {
        List<Statement.Held> rows = new ArrayList<>();
        for (String each : List.of(row, other)) {
            if (!each.equals("-")) {
                rows.add(held(SOL, each, "10", null));
            }
        }
        Reconciled done = look(book("4@10"), statement(rows));
        String disputed =
                done.disputed().stream().map(one -> one.instrument().id()).collect(Collectors.joining(", "));
        assertThat("disputes " + (disputed.isEmpty() ? "nothing" : disputed)).isEqualTo(expected);
    }

    /** A sale of more than is held is not booked; whether it is for good is the question. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the books were adjusted to the broker's  | 3@10 | 1 | 60  | passed over
            at the very moment of the report         | 3@10 | 1 | 0   | passed over
            after the report it may yet be told      | 3@10 | 1 | -1  | asked again
            nothing was adjusted                     | 3@10 | 3 | 60  | asked again
            nothing is held on either side           |      |   | 10  | passed over
            and the purchase may yet be told         |      |   | 9   | asked again
            """)
    void aFillThatWasLeftOut(String why, String before, String there, long secondsAgo, String expected) {
        Statement.Execution sale = new Statement.Execution(
                "f1",
                null,
                "default",
                SOL.instrument(),
                Side.LONG,
                OrderSide.SELL,
                d("4"),
                d("12"),
                BigDecimal.ZERO,
                NOW.minusSeconds(secondsAgo));
        Reconciled done = look(
                before == null ? Book.EMPTY : book(before),
                statement(there == null ? List.of() : List.of(held(SOL, there, "10", null)), sale));
        assertThat(done.reasons().get(0)).startsWith("fill f1 closes 4 where ");
        assertThat(done.seenFills().isEmpty() ? "asked again" : "passed over").isEqualTo(expected);
    }

    @Test
    void aFillBeyondItsOrderPutsItsPositionInDispute() {
        Statement.Execution beyond = new Statement.Execution(
                "f1",
                "c",
                "default",
                SOL.instrument(),
                null,
                OrderSide.SELL,
                d("2"),
                d("12"),
                BigDecimal.ZERO,
                NOW.minusSeconds(60));
        Reconciled done = Reconciliation.of(new ReconcileInput(
                book("4@10"),
                Set.of("default"),
                Map.of(),
                List.of(order("c", "1", "0")),
                statement(List.of(held(SOL, "4", "10", null)), beyond),
                Map.of(),
                Set.of(),
                Map.of(),
                NOW,
                ReconcileSettings.DEFAULT));
        assertThat(done.status()).isEqualTo(Consistency.RED);
        assertThat(done.disputed()).containsExactly(SOL);
        assertThat(done.reasons()).containsExactly("fill f1 would take order c to 2 of 1; it is not booked");
    }

    /** The broker holds 3 of the 4 in the books, and tells of a fill. */
    @ParameterizedTest(name = "a fill of order {0}, {1} s ago: {2}")
    @CsvSource({"c9, 60, SOLUSDT", "c, 5, nothing"})
    void aDifferenceThatWaitsForAFillIsInDisputeAndOneInMotionIsNot(String of, long secondsAgo, String disputed) {
        Statement.Execution sale = new Statement.Execution(
                "f1",
                of,
                "default",
                SOL.instrument(),
                null,
                OrderSide.SELL,
                d("0.5"),
                d("12"),
                BigDecimal.ZERO,
                NOW.minusSeconds(secondsAgo));
        Reconciled done = Reconciliation.of(new ReconcileInput(
                book("4@10"),
                Set.of("default"),
                Map.of(),
                List.of(order("c", "1", "0")),
                statement(List.of(held(SOL, "3", "10", null)), sale),
                Map.of(),
                Set.of(),
                Map.of(),
                NOW,
                ReconcileSettings.DEFAULT));
        assertThat(done.status()).isEqualTo(Consistency.YELLOW);
        assertThat(done.disputed()).isEqualTo(disputed.equals("nothing") ? Set.of() : Set.of(SOL));
    }

    @Test
    void whatAFillOpensHasTheBrokersMultiplier() {
        Statement.Held row = new Statement.Held(SOL, BigDecimal.ONE, d("12"), null, d("5"), null);
        Reconciled done = look(Book.EMPTY, statement(List.of(row), fill("f1", OrderSide.BUY, Cause.TRADE)));
        assertThat(done.positions()).singleElement().satisfies(opened -> {
            assertThat(opened.multiplier()).isEqualTo(d("5"));
            assertThat(opened.totalCost()).isEqualByComparingTo("60");
        });
    }

    @Test
    void aReportOfOtherAccountsIsNotLookedAt() {
        PositionKey theirs = new PositionKey("other", SOL.instrument(), Side.LONG);
        Reconciled done =
                look(book("4@10"), statement(List.of(held(SOL, "4", "10", null), held(theirs, "9", "1", null))));
        assertThat(done.adjustments()).isEmpty();
        assertThat(look(Book.EMPTY, statement(List.of(held(theirs, "9", "1", null))))
                        .status())
                .isEqualTo(Consistency.GREEN);
    }

    @Test
    void theBrokersMultiplierAndOpeningGoIntoTheBooks() {
        Instant opened = NOW.minusSeconds(7200);
        Statement.Held row = new Statement.Held(SOL, d("2"), d("10"), null, d("5"), opened);
        Position adopted = look(Book.EMPTY, statement(List.of(row))).positions().get(0);
        assertThat(adopted.multiplier()).isEqualTo(d("5"));
        assertThat(adopted.lots()).singleElement().satisfies(lot -> {
            assertThat(lot.openedAt()).isEqualTo(opened);
            assertThat(lot.totalCost()).isEqualByComparingTo("100");
        });
        Statement.Held ahead = new Statement.Held(SOL, d("2"), d("10"), null, null, NOW.plusSeconds(1));
        assertThat(look(Book.EMPTY, statement(List.of(ahead)))
                        .positions()
                        .get(0)
                        .lots())
                .as("what is to come is the report's own moment")
                .extracting(Lot::openedAt)
                .containsExactly(NOW);
    }

    @Test
    void whatTheBooksHoldAsAReportAgreesWithThem() {
        Book book = book("4@10");
        Reconciled done = look(book, Statement.of(book.positions("default"), NOW));
        assertThat(done.status()).isEqualTo(Consistency.GREEN);
        assertThat(done.adjustments()).isEmpty();
        assertThat(done.events()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a fill of nothing            | fill 0 1        | fill f needs a quantity above 0 and a price of 0 or above, not 0 @ 1
            a negative price             | fill 1 -1       | fill f needs a quantity above 0 and a price of 0 or above, not 1 @ -1
            a negative position          | held -1 1       | a reported position of SOLUSDT can not be -1 @ 1; the side carries the sign
            a negative average           | held 1 -1       | a reported position of SOLUSDT can not be 1 @ -1; the side carries the sign
            an order of nothing          | order 0 0       | order c can not have filled 0 of 0
            filled backwards             | order 1 -1      | order c can not have filled -1 of 1
            filled beyond it             | order 1 2       | order c can not have filled 2 of 1
            """)
    void whatCanNotBeIsRefused(String why, String what, String sentence) {
        String[] words = what.split(" ");
        assertThatThrownBy(() -> {
                    switch (words[0]) {
                        case "fill" ->
                            new Statement.Execution(
                                    "f",
                                    null,
                                    "default",
                                    SOL.instrument(),
                                    null,
                                    OrderSide.BUY,
                                    d(words[1]),
                                    d(words[2]),
                                    BigDecimal.ZERO,
                                    NOW);
                        case "held" -> held(SOL, words[1], words[2], null);
                        default -> order("c", words[1], words[2]);
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0,0", "0,-1,0,0", "0,0,-1,0", "0,0,0,-1"})
    void patienceIsNeverNegative(long absence, long grace, long limit, BigDecimal step) {
        assertThatThrownBy(() -> new ReconcileSettings(
                        Duration.ofSeconds(absence),
                        Duration.ofSeconds(grace),
                        Duration.ofSeconds(limit),
                        step,
                        Duration.ofSeconds(60),
                        LotMethod.FIFO,
                        MarketCalendar.WEEKDAYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("absence, grace, limit and quantityStep must not be negative: ");
    }

    @Test
    void anOrderStandsOnceInALook() {
        assertThatThrownBy(() -> new ReconcileInput(
                        Book.EMPTY,
                        Set.of("default"),
                        Map.of(),
                        List.of(order("c", "1", "0"), order("c", "2", "0")),
                        statement(List.of()),
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        NOW,
                        ReconcileSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order c stands twice");
    }

    private static OwnOrder order(String id, String quantity, String filled) {
        return new OwnOrder(
                id,
                "default",
                SOL.instrument(),
                null,
                OrderSide.SELL,
                d(quantity),
                d(filled),
                OrderState.SUBMITTED,
                List.of(),
                null,
                null);
    }
}
