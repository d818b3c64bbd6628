package io.alertledger.exits;

import static io.alertledger.exits.Guards.HUNDRED;
import static io.alertledger.exits.Guards.OPENED;
import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A simulation as people read it. */
class SimulationTest {
    private static final RuleTriggers RULES = new RuleTriggers(ExitRules.set());

    private static List<PricePoint> ticks(int... prices) {
        List<PricePoint> path = new ArrayList<>();
        for (int price : prices) {
            path.add(new PricePoint.Tick(OPENED.plus(Duration.ofMinutes(path.size())), new BigDecimal(price)));
        }
        return path;
    }

    private static Simulation run(Protection protection, List<PricePoint> path) {
        return Simulation.of(
                Guards.terms(Side.LONG, protection), BigDecimal.TEN, path, CandleOrder.ADVERSE_FIRST, RULES);
    }

    @Test
    void eachTriggerTheResultAndAPlot() {
        Protection protection = Protections.of("{'stopLoss':95,'breakEvenAfterTrim':true,"
                + "'trailing':{'distance':6,'activationAfterTrim':true},"
                + "'targets':[{'price':110,'fraction':0.5},{'price':130,'fraction':0.5}]}");
        assertThat(run(protection, ticks(100, 98, 104, 110, 114, 117, 115, 111, 108))
                        .text())
                .isEqualTo("""
                P, long from 100 at 2026-01-28 10:00:00, 9 prices
                  2026-01-28 10:03:00  sold 1/2 at 110: 110 has reached the target at 110 (partial-target-reached)
                  2026-01-28 10:07:00  TRAILING_STOP at 111: 111 has reached the stop at 111 that trails 117 (trailing-stop-reached)
                  result 10.5 % of the entry
                         117      |
                                 | |

                                T __X

                                 _   |

                               |_

                         100 ||.......

                          95 ___
                """);
    }

    @Test
    void pricesBeforeTheOpeningArePassedOver() {
        List<PricePoint> path = new ArrayList<>(ticks(100, 101));
        path.add(0, new PricePoint.Tick(OPENED.minusSeconds(1), BigDecimal.ONE));
        Simulation run = run(Protections.stop("95"), path);
        assertThat(run.outcome().exit()).isEmpty();
        assertThat(run.text()).contains("still open at 101").contains("result 1 % of the entry");
    }

    @Test
    void aPriceThatNeverMovedIsALine() {
        assertThat(run(Protection.NONE, ticks(100)).text()).isEqualTo("""
                P, long from 100 at 2026-01-28 10:00:00, 1 prices
                  still open at 100
                  result 0 % of the entry






                         100 |





                """);
    }

    @Test
    void withoutAnyPriceItIsWorthItsEntry() {
        assertThat(run(Protection.NONE, List.of(new PricePoint.TrimFilled(OPENED)))
                        .text())
                .isEqualTo("""
                P, long from 100 at 2026-01-28 10:00:00, 1 prices
                  still open at 100
                  result 0 % of the entry
                """);
    }

    @Test
    void aShortGainsWhereThePriceFalls() {
        Simulation run = Simulation.of(
                Guards.terms(Side.SHORT, Protections.of("{'takeProfit':90}")),
                BigDecimal.TEN,
                ticks(100, 90),
                CandleOrder.ADVERSE_FIRST,
                RULES);
        assertThat(run.profit()).isEqualByComparingTo("0.1");
    }

    @Provide
    Arbitrary<Protection> protections() {
        return Guards.protection();
    }

    @Provide
    Arbitrary<List<PricePoint>> paths() {
        return Guards.path();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyRunCanBeShown(@ForAll("protections") Protection protection, @ForAll("paths") List<PricePoint> path) {
        String text = run(protection, path).text();
        assertThat(text).startsWith("P, long from 100").endsWith("\n");
        assertThat(text.lines()).allMatch(line -> line.length() < 200);
    }

    @Test
    void aThousandBarsFitInAPlot() {
        List<PricePoint> path = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            BigDecimal price = HUNDRED.add(new BigDecimal(i % 7));
            path.add(new PricePoint.Candle(
                    OPENED.plusSeconds(60L * i), price, price.add(number("1")), price.subtract(number("1")), price));
        }
        assertThat(run(Protection.NONE, path).text().lines()).allMatch(line -> line.length() <= 90);
    }
}
