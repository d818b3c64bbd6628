package io.alertledger.exits;

import static io.alertledger.exits.Guards.HUNDRED;
import static io.alertledger.exits.Guards.OPENED;
import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.alertledger.formats.Fields;
import io.alertledger.model.ExitReason;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Positions under guard while marks arrive and clocks do what clocks do. */
class ScanTest {
    private static final RuleTriggers RULES = new RuleTriggers(ExitRules.set());
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final PositionKey SOL = key("SOLUSDT", Side.LONG);

    private final AtomicInteger judged = new AtomicInteger();
    private final Scan scan = new Scan(guarded -> {
        judged.incrementAndGet();
        return RULES.judge(guarded);
    });

    /** Both clocks, seconds after the opening. */
    private static ClockReading after(long seconds) {
        return clocks(seconds, seconds);
    }

    private static ClockReading clocks(long wallSeconds, long monotonicSeconds) {
        return new ClockReading(OPENED.plusSeconds(wallSeconds), 77 + monotonicSeconds * 1_000_000_000L);
    }

    private static PositionKey key(String symbol, Side side) {
        return new PositionKey("default", new LinearInstrument(symbol), side);
    }

    private static Mark mark(String symbol, String price, long second) {
        return new Mark(new LinearInstrument(symbol), number(price), null, null, OPENED.plusSeconds(second), "test");
    }

    private void watch(PositionKey key, Protection protection, ExitState saved, ClockReading now) {
        scan.watch(
                new Watched(key, Guards.terms(key.side(), protection), BigDecimal.TEN, BigDecimal.TEN, FRESH, saved),
                now);
    }

    private void watch(String protection) {
        watch(SOL, Protections.of(protection), null, after(0));
    }

    private List<ExitReason> reasons(ScanReport report) {
        return report.signals().stream().map(ExitSignal::reason).toList();
    }

    @Test
    void aMarkFiresTheTriggerOfItsPosition() {
        watch("{'stopLoss':95}");
        assertThat(scan.mark(mark("SOLUSDT", "95.01", 1), after(1)).signals()).isEmpty();
        ExitSignal signal =
                scan.mark(mark("SOLUSDT", "94.5", 2), after(2)).signals().get(0);
        assertThat(signal)
                .extracting(
                        ExitSignal::key, ExitSignal::reason, ExitSignal::quantity, ExitSignal::price, ExitSignal::at)
                .containsExactly(SOL, ExitReason.STOP_LOSS, number("10"), number("94.5"), OPENED.plusSeconds(2));
        assertThat(signal.because()).isEqualTo("94.5 has reached the stop at 95");
        assertThat(signal.rule().file()).isEqualTo("exits/levels.drl");
    }

    @Test
    void onlyPositionsWhoseMarkMovedAreJudged() {
        watch("{'stopLoss':95}");
        watch(key("BTCUSDT", Side.LONG), Protections.stop("95"), null, after(0));
        scan.mark(mark("SOLUSDT", "99", 1), after(1));
        assertThat(judged).hasValue(1);
        scan.mark(mark("SOLUSDT", "99.00", 2), after(2));
        scan.pass(after(3));
        assertThat(judged).as("the same price again").hasValue(1);
        scan.mark(mark("SOLUSDT", "98", 4), after(4));
        assertThat(judged).hasValue(2);
    }

    @Test
    void longAndShortOfOneSymbolEachHaveTheirOwn() {
        PositionKey sold = key("SOLUSDT", Side.SHORT);
        watch("{'stopLoss':95}");
        watch(sold, Protections.stop("105"), null, after(0));
        assertThat(scan.mark(mark("SOLUSDT", "105", 1), after(1)).signals())
                .extracting(ExitSignal::key)
                .containsExactly(sold);
        assertThat(scan.mark(mark("SOLUSDT", "95", 2), after(2)).signals())
                .extracting(ExitSignal::key)
                .containsExactly(SOL);
    }

    @Test
    void aStaleMarkTriggersNothingAndIsSaid() {
        watch("{'stopLoss':95}");
        ScanReport stale = scan.mark(mark("SOLUSDT", "90", 0), after(61));
        assertThat(stale.signals()).isEmpty();
        assertThat(stale.unjudged())
                .extracting(ScanReport.Unjudged::key, ScanReport.Unjudged::why, ScanReport.Unjudged::because)
                .containsExactly(tuple(SOL, ScanReport.Why.STALE, "the mark is 61 s old"));
        assertThat(reasons(scan.mark(mark("SOLUSDT", "90", 2), after(62)))).containsExactly(ExitReason.STOP_LOSS);
    }

    @Test
    void aMarkOlderThanTheLastIsPassedOver() {
        watch("{'stopLoss':95}");
        scan.mark(mark("SOLUSDT", "99", 5), after(5));
        assertThat(scan.mark(mark("SOLUSDT", "90", 4), after(6))).isEqualTo(ScanReport.QUIET);
    }

    @Test
    void aLongIsJudgedOnTheBidAndAShortOnTheAsk() {
        PositionKey sold = key("SOLUSDT", Side.SHORT);
        watch("{'stopLoss':95}");
        watch(sold, Protections.stop("105"), null, after(0));
        Mark wide = new Mark(SOL.instrument(), HUNDRED, number("95"), number("105"), OPENED, "test");
        assertThat(scan.mark(wide, after(0)).signals()).hasSize(2);
    }

    @Test
    void noBidIsNoPrice() {
        watch("{'stopLoss':95}");
        Mark noBid = new Mark(SOL.instrument(), number("99"), BigDecimal.ZERO, number("101"), OPENED, "test");
        assertThat(scan.mark(noBid, after(0)).signals()).isEmpty();
        Mark askAlone = new Mark(SOL.instrument(), null, null, number("90"), OPENED, "test");
        assertThat(scan.mark(askAlone, after(0)).unjudged())
                .extracting(ScanReport.Unjudged::why)
                .containsExactly(ScanReport.Why.NO_PRICE);
    }

    @Test
    void aSignalIsGivenOnceUntilItsOrderIsOver() {
        watch("{'stopLoss':95}");
        assertThat(scan.mark(mark("SOLUSDT", "94", 1), after(1)).signals()).hasSize(1);
        assertThat(scan.mark(mark("SOLUSDT", "93", 2), after(2)).signals()).isEmpty();
        scan.settled(SOL);
        assertThat(scan.mark(mark("SOLUSDT", "93", 3), after(3)).signals())
                .as("a cancelled exit")
                .hasSize(1);
    }

    @Test
    void somethingMoreUrgentIsGivenAllTheSame() {
        watch("{'stopLoss':95,'takeProfit':110,'liquidation':80}");
        assertThat(reasons(scan.mark(mark("SOLUSDT", "110", 1), after(1)))).containsExactly(ExitReason.TAKE_PROFIT);
        assertThat(reasons(scan.mark(mark("SOLUSDT", "95", 2), after(2)))).containsExactly(ExitReason.STOP_LOSS);
        assertThat(scan.mark(mark("SOLUSDT", "112", 3), after(3)).signals()).isEmpty();
        assertThat(reasons(scan.mark(mark("SOLUSDT", "80", 4), after(4)))).containsExactly(ExitReason.LIQUIDATION);
    }

    @Test
    void targetsAreOneSignalAndCountOnceTheyHaveFilled() {
        watch("{'breakEvenAfterTrim':true,'targets':[{'price':110,'fraction':0.25},{'price':120,'fraction':0.25},"
                + "{'price':130,'fraction':0.5}]}");
        ExitSignal both =
                scan.mark(mark("SOLUSDT", "121", 1), after(1)).signals().get(0);
        assertThat(both)
                .extracting(ExitSignal::reason, ExitSignal::quantity, ExitSignal::targets)
                .containsExactly(ExitReason.TAKE_PROFIT, number("6"), 2);
        assertThat(scan.mark(mark("SOLUSDT", "99", 2), after(2)).signals())
                .as("not filled: no break-even")
                .isEmpty();

        scan.trimmed(SOL, number("4"));
        scan.targetsFilled(SOL, 2, number("121"));
        scan.settled(SOL);
        assertThat(reasons(scan.mark(mark("SOLUSDT", "100", 3), after(3)))).containsExactly(ExitReason.BREAK_EVEN);
        scan.settled(SOL);
        ExitSignal last =
                scan.mark(mark("SOLUSDT", "130", 4), after(4)).signals().get(0);
        assertThat(last)
                .extracting(ExitSignal::reason, ExitSignal::quantity, ExitSignal::targets)
                .containsExactly(ExitReason.TAKE_PROFIT, number("4"), 0);
    }

    @Test
    void timeAloneFiresWhileTheMarkIsFresh() {
        watch("{'timeLimitSeconds':30}");
        scan.mark(mark("SOLUSDT", "101", 0), after(0));
        assertThat(scan.pass(after(29)).signals()).isEmpty();
        assertThat(reasons(scan.pass(after(30)))).containsExactly(ExitReason.TIME_STOP);
    }

    @Test
    void timeFiresNothingOnAStaleMark() {
        watch("{'timeLimitSeconds':300}");
        scan.mark(mark("SOLUSDT", "101", 0), after(0));
        assertThat(scan.pass(after(300)).unjudged()).hasSize(1);
        assertThat(reasons(scan.mark(mark("SOLUSDT", "101", 301), after(301)))).containsExactly(ExitReason.TIME_STOP);
    }

    @Test
    void aBreachThatLastsFiresWithoutANewPrice() {
        watch("{'stopLoss':95,'delayedStopSeconds':20,'delayedStopMode':'BREACH_MUST_LAST'}");
        scan.mark(mark("SOLUSDT", "94", 1), after(1));
        assertThat(scan.pass(after(20)).signals()).isEmpty();
        assertThat(reasons(scan.pass(after(21)))).containsExactly(ExitReason.DELAYED_STOP);
    }

    @Test
    void aClockThatJumpsAheadFiresNothing() {
        watch("{'stopLoss':95,'delayedStopSeconds':900,'timeLimitSeconds':1800}");
        scan.mark(mark("SOLUSDT", "94", 1), clocks(1, 1));
        // An hour by the wall, one second in truth; the mark's own time is right, so it looks stale.
        assertThat(scan.mark(mark("SOLUSDT", "94", 2), clocks(3602, 2)).signals())
                .isEmpty();
        // Whoever stamps marks by the same clock is not misled either.
        assertThat(scan.mark(mark("SOLUSDT", "93", 3603), clocks(3603, 3)).signals())
                .isEmpty();
        assertThat(scan.state(SOL, clocks(3603, 3)).orElseThrow().held()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aClockThatIsSetBackDelaysNothing() {
        watch("{'stopLoss':95,'delayedStopSeconds':20,'delayedStopMode':'BREACH_MUST_LAST'}");
        scan.mark(mark("SOLUSDT", "94", 1), clocks(1, 1));
        scan.mark(mark("SOLUSDT", "93", 10), clocks(-3590, 10));
        assertThat(reasons(scan.mark(mark("SOLUSDT", "93", 21), clocks(-3579, 21))))
                .containsExactly(ExitReason.DELAYED_STOP);
    }

    @Test
    void aTimeStopIsJudgedByTheLaterOfClockAndMark() {
        Instant stop = OPENED.plusSeconds(100);
        Terms terms = Guards.terms(Side.LONG, Protection.NONE).with(Protection.NONE, stop);
        scan.watch(new Watched(SOL, terms, BigDecimal.TEN, BigDecimal.TEN, FRESH, null), after(0));
        assertThat(scan.mark(mark("SOLUSDT", "101", 99), clocks(-3501, 99)).signals())
                .isEmpty();
        assertThat(reasons(scan.mark(mark("SOLUSDT", "102", 100), clocks(-3500, 100))))
                .containsExactly(ExitReason.TIME_STOP);
    }

    @Test
    void aRestartAddsTheTimeThatPassedAndKeepsWhatHadMoved() {
        Protection protection = Protections.of(
                "{'stopLoss':95,'delayedStopSeconds':60,'delayedStopMode':'BREACH_MUST_LAST','trailing':{'distance':5}}");
        watch(SOL, protection, null, after(0));
        scan.mark(mark("SOLUSDT", "99", 5), after(5));
        scan.mark(mark("SOLUSDT", "103", 6), after(6));
        ExitState saved = ExitStateJson.read(
                Fields.of(ExitStateJson.write(scan.state(SOL, after(6)).orElseThrow()), ""));

        Scan next = new Scan(RULES);
        ClockReading later = new ClockReading(OPENED.plusSeconds(40), -5);
        next.watch(
                new Watched(SOL, Guards.terms(Side.LONG, protection), BigDecimal.TEN, BigDecimal.TEN, FRESH, saved),
                later);
        assertThat(next.state(SOL, later).orElseThrow().held()).isEqualTo(Duration.ofSeconds(40));
        assertThat(reasons(next.mark(mark("SOLUSDT", "98", 41), later)))
                .as("the trailing stop stands at 98 still")
                .containsExactly(ExitReason.TRAILING_STOP);
    }

    @Test
    void aBreachGoesOnOverARestart() {
        Protection protection =
                Protections.of("{'stopLoss':95,'delayedStopSeconds':60,'delayedStopMode':'BREACH_MUST_LAST'}");
        watch(SOL, protection, null, after(0));
        scan.mark(mark("SOLUSDT", "94", 5), after(5));
        for (int seconds : new int[] {64, 65}) {
            Scan next = new Scan(RULES);
            ClockReading later = new ClockReading(OPENED.plusSeconds(seconds), 0);
            next.watch(
                    new Watched(
                            SOL,
                            Guards.terms(Side.LONG, protection),
                            BigDecimal.TEN,
                            BigDecimal.TEN,
                            FRESH,
                            scan.state(SOL, after(5)).orElseThrow()),
                    later);
            assertThat(next.mark(mark("SOLUSDT", "94", seconds), later).signals())
                    .hasSize(seconds == 65 ? 1 : 0);
        }
    }

    @Test
    void aClockSetBackDuringARestartTakesNoTime() {
        watch("{'stopLoss':95}");
        scan.mark(mark("SOLUSDT", "99", 50), after(50));
        Scan next = new Scan(RULES);
        Watched again = new Watched(
                SOL,
                Guards.terms(Side.LONG, Protections.stop("95")),
                BigDecimal.TEN,
                BigDecimal.TEN,
                FRESH,
                scan.state(SOL, after(50)).orElseThrow());
        ClockReading back = new ClockReading(OPENED.minusSeconds(3600), 0);
        next.watch(again, back);
        assertThat(next.state(SOL, back).orElseThrow().held()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void rulesThatFailAreSaidAndTheOthersGoOn() {
        PositionKey other = key("BTCUSDT", Side.LONG);
        Scan failing = new Scan(guarded -> {
            if (guarded.price().compareTo(number("50")) == 0) {
                throw new IllegalStateException("broken");
            }
            return RULES.judge(guarded);
        });
        for (PositionKey key : List.of(SOL, other)) {
            failing.watch(
                    new Watched(
                            key,
                            Guards.terms(Side.LONG, Protections.stop("95")),
                            BigDecimal.TEN,
                            BigDecimal.TEN,
                            FRESH,
                            null),
                    after(0));
        }
        assertThat(failing.mark(mark("SOLUSDT", "50", 1), after(1)).unjudged())
                .extracting(ScanReport.Unjudged::why)
                .containsExactly(ScanReport.Why.RULES_FAILED);
        assertThat(failing.mark(mark("BTCUSDT", "94", 1), after(1)).signals()).hasSize(1);
    }

    @Test
    void whatIsForgottenIsNotJudged() {
        watch("{'stopLoss':95}");
        scan.forget(SOL);
        scan.forget(SOL);
        assertThat(scan.mark(mark("SOLUSDT", "90", 1), after(1))).isEqualTo(ScanReport.QUIET);
        assertThat(scan.state(SOL, after(1))).isEmpty();
    }

    /** A mark of one of three symbols, or none: then time passes. */
    record Step(int symbol, BigDecimal price) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.integers().between(0, 3), Guards.price())
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Protection>> threeProtections() {
        return Guards.protection().list().ofSize(6);
    }

    /** Six positions, long and short of three symbols: what the scan says of each is what a run of its own prices says. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aScanByMarksEqualsARunFromScratch(
            @ForAll("steps") List<Step> steps, @ForAll("threeProtections") List<Protection> protections) {
        Scan incremental = new Scan(RULES);
        Map<PositionKey, Protection> guarded = new HashMap<>();
        Map<PositionKey, List<PricePoint>> paths = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            PositionKey key = key("C" + i / 2 + "USDT", i % 2 == 0 ? Side.LONG : Side.SHORT);
            Protection own = withoutTargets(i % 2 == 0 ? protections.get(i) : Guards.mirrored(protections.get(i)));
            guarded.put(key, own);
            paths.put(key, new ArrayList<>());
            incremental.watch(
                    new Watched(
                            key,
                            Guards.terms(key.side(), own),
                            BigDecimal.TEN,
                            BigDecimal.TEN,
                            Duration.ofDays(1),
                            null),
                    after(0));
        }
        Map<PositionKey, ExitSignal> seen = new HashMap<>();
        Map<String, BigDecimal> last = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            ClockReading now = after(60L * i);
            Step step = steps.get(i);
            String symbol = "C" + step.symbol() + "USDT";
            if (step.symbol() < 3) {
                last.put(symbol, step.price());
                collect(incremental.mark(mark(symbol, step.price().toPlainString(), 60L * i), now), seen);
            }
            collect(incremental.pass(now), seen);
            for (PositionKey key : paths.keySet()) {
                BigDecimal price = last.get(key.instrument().id());
                if (price != null) {
                    paths.get(key).add(new PricePoint.Tick(now.wall(), price));
                }
            }
        }
        guarded.forEach((key, protection) -> {
            PathOutcome scratch = PathRun.of(
                    new Guard(Guards.terms(key.side(), protection)),
                    BigDecimal.TEN,
                    paths.get(key),
                    CandleOrder.ADVERSE_FIRST,
                    RULES);
            ExitSignal signal = seen.get(key);
            assertThat(signal == null ? null : signal.reason())
                    .isEqualTo(scratch.exit().map(PathOutcome.Exit::reason).orElse(null));
            if (signal != null) {
                PathOutcome.Exit exit = scratch.exit().orElseThrow();
                assertThat(signal.price()).isEqualByComparingTo(exit.price());
                assertThat(signal.at())
                        .isEqualTo(paths.get(key).get(exit.index()).at());
            }
        });
    }

    /** The first signal of each position, of which a report has one at most. */
    private static void collect(ScanReport report, Map<PositionKey, ExitSignal> seen) {
        assertThat(report.signals()).extracting(ExitSignal::key).doesNotHaveDuplicates();
        report.signals().forEach(signal -> seen.putIfAbsent(signal.key(), signal));
    }

    /** A path sells a target's part at once, a scan when its order has filled: here only what both do alike. */
    private static Protection withoutTargets(Protection p) {
        return p.withTargets(List.of()).withTakeProfit(p.takeProfit(), p.takeProfitPct());
    }
}
