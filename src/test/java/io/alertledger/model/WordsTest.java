package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words may just be, and what follows from them. What can not be stands in {@link RefusalsTest}. */
class WordsTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:30:00Z");
    private static final OptionContract SPY = OptionContract.parseCcid("SPY_20260128_595_C");
    private static final LinearInstrument SOL = LinearInstrument.of("SOLUSDT");
    private static final PositionKey KEY = new PositionKey("default", SPY, Side.LONG);

    private static BigDecimal d(String number) {
        return number == null || number.isEmpty() ? null : new BigDecimal(number);
    }

    private static <T> Set<T> those(List<T> all, Predicate<T> wanted) {
        return Set.copyOf(all.stream().filter(wanted).toList());
    }

    @Test
    void everyWordSaysWhatItIs() {
        List<Action> actions = List.of(Action.values());
        assertThat(those(actions, Action::enters)).containsExactlyInAnyOrder(Action.BUY, Action.ADD);
        assertThat(those(actions, Action::leaves)).containsExactlyInAnyOrder(Action.TRIM, Action.EXIT);
        assertThat(those(actions, Action::protects)).containsExactlyInAnyOrder(Action.MOVE_STOP, Action.SET_TARGET);
        assertThat(those(List.of(Verdict.values()), Verdict::acts))
                .containsExactlyInAnyOrder(Verdict.ORDER, Verdict.MANAGE);
        assertThat(those(List.of(OrderState.values()), OrderState::terminal))
                .isEqualTo(
                        EnumSet.of(OrderState.FILLED, OrderState.CANCELLED, OrderState.REJECTED, OrderState.EXPIRED));
        assertThat(Side.LONG.opening()).isEqualTo(OrderSide.BUY);
        assertThat(Side.LONG.closing()).isEqualTo(OrderSide.SELL);
        assertThat(Side.SHORT.opening()).isEqualTo(OrderSide.SELL);
        assertThat(Side.SHORT.closing()).isEqualTo(OrderSide.BUY);
        assertThat(ExitReason.MAX_LOSS.rank()).isEqualTo(ExitRank.STOP);
        assertThat(Consistency.YELLOW.worse(Consistency.RED)).isEqualTo(Consistency.RED);
        assertThat(Consistency.YELLOW.worse(Consistency.GREEN)).isEqualTo(Consistency.YELLOW);
        assertThat(Consistency.YELLOW.worse(Consistency.YELLOW)).isEqualTo(Consistency.YELLOW);
    }

    @Test
    void whatLiesOnTheEdgeIsAllowed() {
        assertThat(new PriceHint(PriceKind.RANGE, d("2"), d("2")).priceHigh()).isEqualTo("2");
        assertThat(PriceHint.limit(d("0")).price()).isZero();
        assertThat(new SizeHint(null, null, d("0"), null).leave()).isZero();
        assertThat(new Span(0, 0).to()).isZero();
        assertThat(new Span(3, 3).from()).isEqualTo(3);
        assertThat(new Fill("f", null, KEY, OrderSide.SELL, d("1"), d("0"), d("0"), NOW).price())
                .isZero();
        assertThat(confident("0").minConfidence()).isZero();
        assertThat(confident("1").minConfidence()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> confident("-0.1"));
        assertThat(new StopHint(null, null, "4hr close over 490").text()).isEqualTo("4hr close over 490");
        assertThatIllegalArgumentException().isThrownBy(() -> new StopHint(null, d("1"), "a level and words"));
        assertThat(new StopHint(LevelKind.BREAK_EVEN, null, null).level()).isNull();
        assertThat(new ContractHint(d("595.0"), null, null, null, null, null, null, null).strike())
                .isEqualTo("595");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExitSignal(
                        KEY,
                        ExitReason.STOP_LOSS,
                        d("0"),
                        d("1"),
                        0,
                        NOW,
                        new RuleRef("stop", "Stop", "exits/levels.drl", 1),
                        ""));
    }

    @Test
    void aPositionIsASumOfItsLots() {
        Lot one = new Lot("L1", d("2"), d("300.00"), NOW.plusSeconds(60), "t1", null, null);
        Lot two = new Lot("L2", d("3"), d("600"), NOW, null, null, null);
        Position held = position(List.of(one, two), "5", null);
        assertThat(held.lots()).containsExactly(two, one);
        assertThat(held.account()).isEqualTo("default");
        assertThat(held.instrument()).isEqualTo(SPY);
        assertThat(held.side()).isEqualTo(Side.LONG);
        assertThat(held.quantity()).isEqualTo("5");
        assertThat(held.totalCost()).isEqualTo("900");
        assertThat(held.averageCost()).isEqualTo("1.8");
        assertThat(held.free()).isZero();
        assertThat(two.cost(d("100"))).isEqualTo("2");
        assertThat(held.withLocked(d("2")).free()).isEqualTo("3");
        assertThat(held.withLocked(d("2")).status()).isEqualTo(PositionStatus.PENDING_EXIT);
        assertThat(held.withLocked(d("0")).status()).isEqualTo(PositionStatus.OPEN);
        assertThat(held.withManaged(false).managed()).isFalse();
        assertThat(position(List.of(one, two), "0", "1").free()).isEqualTo("1");
        assertThat(position(List.of(one, two), "0", "0").free()).isZero();
        assertThat(position(List.of(one, two), "0", "9").free()).isEqualTo("5");

        Lot unknown = new Lot("L3", d("1"), null, NOW, null, null, null);
        assertThat(unknown.cost(d("100"))).isNull();
        assertThat(position(List.of(one, unknown), "0", null).totalCost()).isNull();
        assertThat(position(List.of(one, unknown), "0", null).averageCost()).isNull();
        assertThat(position(List.of(), "0", null).totalCost()).isZero();
        assertThat(position(List.of(), "0", null).averageCost()).isNull();
        assertThat(PositionNames.name(held.key(), List.of(held))).isEqualTo("SPY_20260128_595_C");
    }

    private static Position position(List<Lot> lots, String locked, String available) {
        return new Position(
                KEY,
                lots,
                PositionStatus.OPEN,
                d(locked),
                d(available),
                d("100"),
                BigDecimal.ONE,
                true,
                null,
                NOW,
                NOW);
    }

    @ParameterizedTest(name = "price {0}, bid {1}, ask {2} is worth {4}")
    @CsvSource(textBlock = """
            1.50, 1.4, 1.8, 1.6, 1.5
            ,     1.4, 1.8, 1.6, 1.6
            ,     1.4, ,    ,    1.4
            ,     ,    1.8, ,    1.8
            ,     0,   ,    ,    0
            """)
    void aMarkIsWorth(String price, String bid, String ask, String midpoint, String value) {
        Mark mark = new Mark(SPY, d(price), d(bid), d(ask), NOW, "x");
        assertThat(mark.price()).isEqualTo(price == null ? null : new BigDecimal("1.5"));
        assertThat(mark.bid()).isEqualTo(d(bid));
        assertThat(mark.midpoint()).isEqualTo(d(midpoint));
        assertThat(mark.value()).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} said {1}, mark {2}, quote {3}/{4}")
    @CsvSource(textBlock = """
            BUY,  2,  2.2, ,    ,    BUY,  ,    ,    0.1
            BUY,  2,  2.2, 2.1, 2.5, BUY,  2.3, 2.5, 0.25
            BUY,  2,  1.8, ,    ,    BUY,  ,    ,    -0.1
            BUY,  2,  1.8, ,    ,    SELL, ,    ,    0.1
            BUY,  2,  1.8, 1.6, 2,   SELL, 1.8, 1.6, 0.2
            BUY,  ,   2.2, ,    ,    BUY,  ,    ,
            BUY,  0,  2.2, ,    ,    BUY,  ,    ,
            BUY,  2,  ,    ,    ,    BUY,  ,    ,
            TRIM, 2,  2.2, 2.1, 2.5, SELL, 2.3, 2.1,
            """)
    void howFarTheMarketIsBeyondThePrice(
            Action action,
            String said,
            String mark,
            String bid,
            String ask,
            OrderSide side,
            String midpoint,
            String near,
            String slippage) {
        LegDraft leg = leg(KEY, action, side, said, mark, bid, ask);
        assertThat(leg.entry()).isEqualTo(action == Action.BUY);
        assertThat(leg.option()).isTrue();
        assertThat(leg.midpoint()).isEqualTo(d(midpoint));
        assertThat(leg.nearQuote()).isEqualTo(d(near));
        assertThat(leg.slippage()).isEqualTo(d(slippage));
    }

    @Test
    void aCoinIsNoOption() {
        PositionKey coin = new PositionKey("default", SOL, Side.LONG);
        assertThat(leg(coin, Action.ADD, OrderSide.BUY, null, null, null, null).option())
                .isFalse();
    }

    private static LegDraft leg(
            PositionKey key, Action action, OrderSide side, String said, String mark, String bid, String ask) {
        return new LegDraft(
                "x",
                key,
                action,
                side,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                d("100"),
                null,
                d(said),
                d(mark),
                d(bid),
                d(ask),
                false,
                true,
                true,
                Fraction.ONE);
    }

    @Test
    void anEventOfAnOrder() {
        OrderEvent fill = OrderEvent.fill("f1", d("2"), d("0"), NOW);
        assertThat(fill.type()).isEqualTo(OrderEvent.Type.FILL);
        assertThat(fill.quantity()).isEqualTo("2");
        assertThat(OrderEvent.of(OrderEvent.Type.CANCELLED, NOW).type()).isEqualTo(OrderEvent.Type.CANCELLED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderEvent.fill(" ", d("2"), d("1"), NOW))
                .withMessageContaining("fillId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderEvent(OrderEvent.Type.FILL, null, d("2"), d("1"), NOW, null, ""))
                .withMessageContaining("fillId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderEvent.fill("f1", d("0"), d("1"), NOW))
                .withMessageContaining("quantity above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderEvent.fill("f1", null, d("1"), NOW))
                .withMessageContaining("quantity above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderEvent.fill("f1", d("2"), d("-1"), NOW))
                .withMessageContaining("price of 0 or above");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderEvent.fill("f1", d("2"), null, NOW))
                .withMessageContaining("price of 0 or above");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            LONG,  ,  ,
            LONG,  9, ,  9
            LONG,  ,  8, 8
            LONG,  9, 8, 9
            SHORT, 9, 8, 8
            """)
    void theTighterStopIsInForce(Side side, String stop, String trailing, String inForce) {
        Guarded guarded = new Guarded(
                "x",
                "SOLUSDT",
                side,
                d("10"),
                d("10"),
                d("1"),
                d(stop),
                ExitReason.STOP_LOSS,
                true,
                d(trailing),
                true,
                false,
                null,
                null,
                null,
                d("0"),
                null,
                null,
                false,
                false,
                d("10"),
                0,
                null);
        assertThat(guarded.stopInForce()).isEqualTo(d(inForce));
    }

    @Test
    void aSituationKnowsWhatWasLostAndHowOldTheAlertIs() {
        Situation calm = Situation.calm("default");
        assertThat(calm.account()).isEqualTo("default");
        assertThat(calm.lossToday()).isNull();
        assertThat(lost("-250").lossToday()).isEqualTo("250");
        assertThat(lost("0").lossToday()).isNull();
        assertThat(lost("250").lossToday()).isNull();
        assertThat(calm.aged(Duration.ofSeconds(3)).alertAge()).isEqualTo(Duration.ofSeconds(3));
        assertThat(calm.aged(Duration.ofSeconds(-3)).alertAge()).isZero();
    }

    private static Situation lost(String realized) {
        return new Situation(
                "default",
                Consistency.GREEN,
                "",
                false,
                false,
                false,
                false,
                true,
                Duration.ZERO,
                0,
                d(realized),
                null,
                null);
    }

    @Test
    void theRowOfACandidateAddsUp() {
        CandidateScore row = new CandidateScore(
                "x",
                List.of(new LevelScore("HINTS", d("50")), new LevelScore("FIFO", d("1.50"))),
                d("0"),
                null,
                List.of());
        assertThat(row.hintPoints()).isEqualTo("50");
        assertThat(row.total()).isEqualTo("51.5");
    }

    @Test
    void aDecisionOfOnePartIsThatPart() {
        Explanation why =
                new Explanation(null, "rs", NOW, List.of(), List.of(), List.of(), List.of(), null, null, List.of("n"));
        Decision.Single one = new Decision.Ignored(Verdict.NOTE, "talk.", why);
        assertThat(Decision.of(List.of(one))).isSameAs(one);
        assertThat(one.parts()).containsExactly(one);
        Decision two = Decision.of(List.of(one, new Decision.Ignored(Verdict.RECAP, "past.", why)));
        assertThat(two.parts()).hasSize(2);
        assertThat(two.message()).isEqualTo("talk. past.");
    }

    @Test
    void aSaleClosesWhatIsLong() {
        Leg.Trade trade = new Leg.Trade("x", KEY, OrderSide.BUY, d("1"), List.of(), null);
        assertThat(trade.closes()).isFalse();
        assertThat(new Leg.Trade("x", KEY, OrderSide.SELL, d("1"), List.of(), null).closes())
                .isTrue();
    }

    private static Policy confident(String least) {
        return Policy.SHIPPED.with(p -> p.minConfidence = d(least));
    }
}
