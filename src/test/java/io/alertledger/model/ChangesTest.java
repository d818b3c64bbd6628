package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What changes a part of a value leaves the others as they were. */
class ChangesTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:30:00Z");

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }

    @Test
    void anOrderAndItsChanges() {
        Order order = RefusalsTest.order("5.0", "0");
        assertThat(order.closes()).isTrue();
        Order part = order.withFilled(d("2"), OrderState.PARTIALLY_FILLED, NOW.plusSeconds(1));
        assertThat(part.remaining()).isEqualTo("3");
        assertThat(part.updatedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(part.withState(OrderState.CANCELLED, "by hand", NOW).reason())
                .isEqualTo("by hand");
        assertThat(part.withQuantity(d("2"), List.of(), NOW).remaining()).isZero();
        assertThat(part.withBrokerOrderId("b7").brokerOrderId()).isEqualTo("b7");
    }

    @Test
    void anInstructionIsWrittenPartByPart() {
        SizeHint half = new SizeHint(null, Fraction.HALF, null, null);
        StopHint stop = new StopHint(LevelKind.PRICE, d("1.2"), null);
        TargetHint targets = new TargetHint(LevelKind.PRICE, List.of(d("3.50")));
        ContractHint put = new ContractHint(null, OptionType.PUT, null, null, null, null, null, null);
        Instruction said = Instruction.of(Action.TRIM, "SPY")
                .withTicker("QQQ")
                .withScope(Scope.ALL)
                .withContract(put)
                .withSize(half)
                .withPrice(PriceHint.limit(d("2.4")))
                .withStop(stop)
                .withTargets(targets)
                .withCorrects(true)
                .withSpans(Map.of("price", new Span(0, 2)));
        assertThat(said)
                .isEqualTo(new Instruction(
                        Action.TRIM,
                        "QQQ",
                        Scope.ALL,
                        put,
                        half,
                        PriceHint.limit(d("2.4")),
                        stop,
                        targets,
                        true,
                        Map.of("price", new Span(0, 2))));
        assertThat(targets.levels()).containsExactly(new BigDecimal("3.5"));
    }

    @Test
    void protectionChangesOneThingAtATime() {
        Protection.Target target = new Protection.Target(d("3"), null, Fraction.ONE);
        Protection set = Protection.NONE.withTargets(List.of(target)).withStop(d("1"), null);
        assertThat(set.targets()).containsExactly(target);
        assertThat(set.stopLoss()).isEqualTo("1");
        Protection other = set.withTakeProfit(null, d("0.5"));
        assertThat(other.targets()).isEmpty();
        assertThat(other.takeProfitPct()).isEqualTo("0.5");
        assertThat(other.stopLoss()).isEqualTo("1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Protection.Target(null, null, Fraction.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Protection.Target(d("3"), d("0.5"), Fraction.ONE));
    }

    @Test
    void aPolicyChangesWhatIsNamedAndNothingElse() {
        Policy shipped = Policy.SHIPPED;
        Policy other = shipped.with(p -> {
            p.heuristics = List.of("LIFO");
            p.buyBudget = d("500");
        });
        assertThat(other.heuristics()).containsExactly("LIFO");
        assertThat(other.buyBudget()).isEqualTo("500");
        assertThat(other.with(p -> {
                    p.heuristics = List.of("FIFO");
                    p.buyBudget = null;
                }))
                .isEqualTo(shipped);
    }
}
