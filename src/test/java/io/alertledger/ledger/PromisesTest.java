package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.LotShare;
import io.alertledger.model.OptionContract;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two lots are held, A (2 for 200) and B (1 of unknown cost); an event that can not follow from that is a broken promise. */
class PromisesTest {
    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final PositionKey SPY = BookTable.SPY;
    private static final PositionKey OTHER = key("default", "SPY1_20260128_595_C", Side.LONG);

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("a name that is taken, the first", opened(SPY, "A", HUNDRED), "lot A is open already"),
                broken("a name that is taken, the last", opened(SPY, "B", HUNDRED), "lot B is open already"),
                broken("another multiplier", opened(SPY, "C", BigDecimal.TEN), "the multiplier is 100"),
                broken("a sale of nothing held", closed(OTHER, null, null, taken("A", "1", "100")), "nothing is held"),
                broken("a lot that is not open", closed(SPY, null, null, taken("C", "1", "100")), "lot C is not open"),
                broken("more than a lot holds", closed(SPY, null, null, taken("A", "3", "300")), "lot A holds 2"),
                broken("none of a lot", closed(SPY, null, null, taken("A", "0", "0")), "lot A holds 2"),
                broken("less than none", closed(SPY, null, null, taken("A", "-1", "-100")), "lot A holds 2"),
                broken(
                        "an unknown part of a known cost",
                        closed(SPY, null, null, taken("A", "1", null)),
                        "lot A cost 200"),
                broken(
                        "a known part of an unknown cost",
                        closed(SPY, null, null, taken("B", "1", "100")),
                        "lot B cost null"),
                broken(
                        "all of a lot for a part of its cost",
                        closed(SPY, null, null, taken("A", "2", "150")),
                        "all of lot A cost 200"),
                broken(
                        "another result than proceeds less cost",
                        closed(SPY, "150", "60", taken("A", "1", "100")),
                        "it realized 50"),
                broken(
                        "a result without proceeds",
                        closed(SPY, null, "50", taken("A", "1", "100")),
                        "it realized null"),
                broken(
                        "a known result of an unknown cost",
                        closed(SPY, "150", "50", taken("B", "1", null)),
                        "it realized null"),
                broken(
                        "the cost of a lot that is not open",
                        new LedgerEvent.CostSet(SPY, "C", HUNDRED, "a slip", NOON),
                        "lot C is not open"),
                broken(
                        "costs spread to another sum",
                        new LedgerEvent.CostSpread(OTHER, List.of(), "average cost", NOON),
                        "nothing is held"),
                broken(
                        "a cost spread where one is unknown",
                        new LedgerEvent.CostSpread(
                                SPY, List.of(new LedgerEvent.LotCost("B", HUNDRED)), "average cost", NOON),
                        "it changes the total cost"),
                broken(
                        "a corporate action that changes the side",
                        adjusted(key("default", "SPY_20260128_595_C", Side.SHORT), "A", "B"),
                        "side and account must stay"),
                broken(
                        "a corporate action that changes the account",
                        adjusted(key("ira", "SPY_20260128_595_C", Side.LONG), "A", "B"),
                        "side and account must stay"),
                broken(
                        "a corporate action that leaves out a lot",
                        adjusted(OTHER, "A"),
                        "it must name every open lot once"),
                broken(
                        "a corporate action on a lot that is not open",
                        adjusted(OTHER, "A", "C"),
                        "lot B is missing in"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatCanNotHaveHappenedIsNotBooked(LedgerEvent event, String fact) {
        Book held = Book.EMPTY.applyAll(List.of(opened(SPY, "A", HUNDRED), unknown(SPY, "B")));
        assertThatThrownBy(() -> held.apply(event))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(fact);
    }

    private static Arguments broken(String name, LedgerEvent event, String fact) {
        return Arguments.of(Named.of(name, event), fact);
    }

    private static LedgerEvent opened(PositionKey key, String lot, BigDecimal multiplier) {
        return opened(key, lot, new BigDecimal("2"), new BigDecimal("200"), multiplier);
    }

    private static LedgerEvent unknown(PositionKey key, String lot) {
        return opened(key, lot, BigDecimal.ONE, null, HUNDRED);
    }

    private static LedgerEvent opened(
            PositionKey key, String lot, BigDecimal quantity, @Nullable BigDecimal cost, BigDecimal multiplier) {
        return new LedgerEvent.LotOpened(
                key,
                lot,
                quantity,
                cost,
                BigDecimal.ZERO,
                multiplier,
                BigDecimal.ONE,
                null,
                null,
                null,
                null,
                null,
                LedgerEvent.Source.TRADE,
                "",
                NOON);
    }

    private static Taken taken(String lot, String quantity, @Nullable String cost) {
        return new Taken(lot, new BigDecimal(quantity), cost == null ? null : new BigDecimal(cost));
    }

    private static LedgerEvent closed(
            PositionKey key, @Nullable String proceeds, @Nullable String realized, Taken taken) {
        return new LedgerEvent.LotsClosed(
                key,
                List.of(taken),
                null,
                BigDecimal.ZERO,
                proceeds == null ? null : new BigDecimal(proceeds),
                realized == null ? null : new BigDecimal(realized),
                null,
                null,
                null,
                LedgerEvent.Source.TRADE,
                "",
                NOON);
    }

    private static LedgerEvent adjusted(PositionKey to, String... lots) {
        List<LotShare> shares =
                Stream.of(lots).map(lot -> new LotShare(lot, BigDecimal.TEN)).toList();
        return new LedgerEvent.Adjusted(SPY, to, shares, HUNDRED, BigDecimal.ONE, "a split", NOON);
    }

    private static PositionKey key(String account, String contract, Side side) {
        return new PositionKey(account, OptionContract.parseCcid(contract), side);
    }
}
