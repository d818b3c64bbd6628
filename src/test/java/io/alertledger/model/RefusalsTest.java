package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** What can not be, can not be made. */
class RefusalsTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:30:00Z");
    private static final OptionContract SPY = OptionContract.parseCcid("SPY_20260128_595_C");
    private static final PositionKey KEY = new PositionKey("default", SPY, Side.LONG);
    private static final RuleRef RULE = new RuleRef("fifo", "The oldest goes first", "matching/heuristics.drl", 9);

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }

    private static Lot lot(String id, String quantity) {
        return new Lot(id, d(quantity), d("10"), NOW, null, null, null);
    }

    private static Position position(List<Lot> lots, String locked, String available, String multiplier) {
        return new Position(
                KEY,
                lots,
                PositionStatus.OPEN,
                d(locked),
                available == null ? null : d(available),
                d(multiplier),
                BigDecimal.ONE,
                true,
                null,
                NOW,
                NOW);
    }

    private static Explanation why(List<String> notes) {
        return new Explanation(null, "rs", NOW, List.of(), List.of(), List.of(), List.of(), null, null, notes);
    }

    private static Alert alert(String id, String account, String text, List<Instruction> said) {
        return new Alert(id, account, null, null, text, said, NOW, null, List.of());
    }

    static Order order(String quantity, String filled) {
        return new Order(
                "o1",
                "d1",
                KEY,
                OrderSide.SELL,
                d(quantity),
                d(filled),
                List.of(),
                null,
                Execution.BROKER,
                ExitRank.EXIT,
                OrderState.PLANNED,
                null,
                0,
                "",
                NOW,
                NOW);
    }

    @TestFactory
    Stream<DynamicTest> refused() {
        return Stream.of(
                is("a decision without a reason", "without a reason", () -> why(List.of())),
                is(
                        "a resolved decision without legs",
                        "at least one leg",
                        () -> new Decision.Resolved(List.of(), "", why(List.of("n")))),
                is(
                        "several decisions that are one",
                        "at least two",
                        () -> new Decision.Multiple(
                                List.of(new Decision.Ignored(Verdict.NOTE, "", why(List.of("n")))), "")),
                is("an alert without an id", "needs an id", () -> alert(" ", "default", "Trim SPY", List.of())),
                is("an alert without an account", "needs an id and an account", () -> alert("1", "", "x", List.of())),
                is("an alert that says nothing", "has neither", () -> alert("1", "a", null, List.of())),
                is(
                        "an alert that says it twice",
                        "has both",
                        () -> alert("1", "a", "x", List.of(Instruction.of(Action.EXIT, "SPY")))),
                is(
                        "a reading without a reason",
                        "at least one reason",
                        () -> new Reading(Verdict.NOTE, List.of(), List.of())),
                is(
                        "an order that says nothing to do",
                        "at least one instruction",
                        () -> new Reading(Verdict.ORDER, List.of(), List.of("x"))),
                is("a lot of nothing", "above 0", () -> lot("L1", "0")),
                is(
                        "a lot twice",
                        "stands twice",
                        () -> position(List.of(lot("L1", "1"), lot("L1", "2")), "0", null, "100")),
                is(
                        "more locked than held",
                        "from 0 to the 2 held",
                        () -> position(List.of(lot("L1", "2")), "3", null, "100")),
                is(
                        "less than nothing locked",
                        "from 0 to the 2 held",
                        () -> position(List.of(lot("L1", "2")), "-1", null, "100")),
                is(
                        "less than nothing available",
                        "must not be negative",
                        () -> position(List.of(lot("L1", "2")), "0", "-1", "100")),
                is("a multiplier of zero", "must be above 0", () -> position(List.of(lot("L1", "2")), "0", null, "0")),
                is(
                        "a strike of zero",
                        "strike must be above 0",
                        () -> new ContractHint(d("0"), null, null, null, null, null, null, null)),
                is("a quantity of zero", "quantity must be above 0", () -> new SizeHint(d("0"), null, null, null)),
                is(
                        "leaving less than nothing",
                        "leave must not be negative",
                        () -> new SizeHint(null, null, d("-1"), null)),
                is(
                        "a limit without a price",
                        "a price of kind LIMIT",
                        () -> new PriceHint(PriceKind.LIMIT, null, null)),
                is(
                        "a market order with a price",
                        "a price of kind MARKET",
                        () -> new PriceHint(PriceKind.MARKET, d("1"), null)),
                is(
                        "a range without an end",
                        "a price of kind RANGE",
                        () -> new PriceHint(PriceKind.RANGE, d("1"), null)),
                is("a range upside down", "is below price", () -> new PriceHint(PriceKind.RANGE, d("2"), d("1"))),
                is("a negative price", "must not be negative", () -> new PriceHint(PriceKind.LIMIT, d("-1"), null)),
                is("a stop without a level", "a stop of kind PRICE", () -> new StopHint(LevelKind.PRICE, null, null)),
                is(
                        "a break-even with a level",
                        "a stop of kind BREAK_EVEN",
                        () -> new StopHint(LevelKind.BREAK_EVEN, d("1"), null)),
                is("a stop of nothing", "a stop of kind null", () -> new StopHint(null, null, null)),
                is("targets without a level", "at least one level", () -> new TargetHint(LevelKind.PRICE, List.of())),
                is("targets at break-even", "BREAK_EVEN", () -> new TargetHint(LevelKind.BREAK_EVEN, List.of(d("1")))),
                is("a span upside down", "not a span", () -> new Span(3, 2)),
                is("a span before the text", "not a span", () -> new Span(-1, 2)),
                is(
                        "a trade of nothing",
                        "above 0",
                        () -> new Leg.Trade("SPY", KEY, OrderSide.SELL, d("0"), List.of(), null)),
                is("a share of nothing", "above 0", () -> new LotShare("L1", d("0"))),
                is(
                        "protection without a level",
                        "needs a stop or targets",
                        () -> new Leg.Protect("SPY", KEY, null, null)),
                is("an order of nothing", "can not have filled 0 of 0", () -> order("0", "0")),
                is("an order filled beyond itself", "can not have filled 6 of 5", () -> order("5", "6")),
                is(
                        "a fill of nothing",
                        "above 0",
                        () -> new Fill("f", null, KEY, OrderSide.SELL, d("0"), d("1"), d("0"), NOW)),
                is(
                        "a fill below zero",
                        "price of 0 or above",
                        () -> new Fill("f", null, KEY, OrderSide.SELL, d("1"), d("-1"), d("0"), NOW)),
                is(
                        "a mark of nothing",
                        "needs a price, a bid or an ask",
                        () -> new Mark(SPY, null, null, null, NOW, "x")),
                is("a price of zero", "price must be above 0", () -> new Mark(SPY, d("0"), null, null, NOW, "x")),
                is("a negative bid", "bid must not be negative", () -> new Mark(SPY, null, d("-1"), null, NOW, "x")),
                is(
                        "confidence beyond certainty",
                        "minConfidence must be from 0 to 1",
                        () -> Policy.SHIPPED.with(p -> p.minConfidence = d("1.1"))),
                is(
                        "two budgets",
                        "not both",
                        () -> Policy.SHIPPED.with(p -> {
                            p.buyBudget = d("500");
                            p.buyBudgetOfEquity = d("0.05");
                        })));
    }

    private static DynamicTest is(String what, String message, Executable made) {
        return DynamicTest.dynamicTest(
                what,
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(made::execute)
                        .withMessageContaining(message));
    }

    @org.junit.jupiter.api.Test
    void recordsKeepTheirOwnCopies() {
        List<Lot> lots = new ArrayList<>(List.of(lot("L2", "2")));
        Position held = position(lots, "0", null, "100");
        lots.clear();
        assertThat(held.quantity()).isEqualByComparingTo("2");
        Map<String, Span> spans = new HashMap<>(Map.of("price", new Span(0, 2)));
        Instruction said = Instruction.of(Action.EXIT, "SPY").withSpans(spans);
        spans.clear();
        assertThat(said.spans()).hasSize(1);
    }

    @org.junit.jupiter.api.Test
    void equalNumbersMakeEqualRecords() {
        assertThat(lot("L1", "2.00")).isEqualTo(lot("L1", "2"));
        assertThat(PriceHint.limit(d("2.50"))).isEqualTo(PriceHint.limit(d("2.5")));
        assertThat(order("5.0", "0.00")).isEqualTo(order("5", "0"));
        assertThat(new Evidence("SPY", RULE, EvidenceLevels.HINTS, d("100.0"), "x"))
                .isEqualTo(new Evidence("SPY", RULE, EvidenceLevels.HINTS, d("1e2"), "x"));
    }
}
