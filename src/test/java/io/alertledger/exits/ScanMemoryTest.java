package io.alertledger.exits;

import static io.alertledger.exits.Guards.HUNDRED;
import static io.alertledger.exits.Guards.OPENED;
import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.model.ExitSignal;
import io.alertledger.model.Guarded;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scan remembers of a long of 10 entered at 100 and says of it, beside its signals. */
class ScanMemoryTest {
    private static final PositionKey SOL = new PositionKey("default", new LinearInstrument("SOLUSDT"), Side.LONG);
    private static final List<BigDecimal> BREAKS_THE_RULES = List.of(number("55.55"), number("155.55"));

    private final AtomicInteger judged = new AtomicInteger();
    private final Scan scan = new Scan(guarded -> {
        judged.incrementAndGet();
        if (BREAKS_THE_RULES.contains(guarded.price())) {
            throw new IllegalStateException("broken");
        }
        return new PlainTriggers().judge(guarded);
    });

    private static ClockReading after(long seconds) {
        return new ClockReading(OPENED.plusSeconds(seconds), seconds * 1_000_000_000L);
    }

    private static Mark mark(String price, long second) {
        return new Mark(SOL.instrument(), number(price), null, null, OPENED.plusSeconds(second), "test");
    }

    private void watch(String protection) {
        watch(Guards.terms(Side.LONG, Protections.of(protection)));
    }

    private void watch(Terms terms) {
        scan.watch(new Watched(SOL, terms, BigDecimal.TEN, BigDecimal.TEN, Duration.ofSeconds(60), null), after(0));
    }

    private String signals(ScanReport report) {
        List<String> shown = new ArrayList<>();
        for (ExitSignal signal : report.signals()) {
            shown.add(signal.reason() + " " + signal.quantity().toPlainString() + " @ " + signal.price());
        }
        return String.join(", ", shown);
    }

    private String unjudged(List<ScanReport.Unjudged> some) {
        return String.join(
                ", ", some.stream().map(one -> one.why() + " " + one.because()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a fixed stop stands             | {'stopLoss':95}                                               | 99 104 101      | - - -
            a trailing one moves            | {'trailing':{'distance':5}}                                   | 100 104 101 105 | - moved - moved
            break-even                      | {'stopLoss':95,'breakEvenAtPct':0.05}                         | 104 105 104     | - moved -
            an activation, of no use yet    | {'trailing':{'distance':5,'activation':110,'activationAfterTrim':true}} | 109 110 111 | - moved -
            a breach that begins and ends   | {'stopLoss':95,'delayedStopSeconds':900,'delayedStopMode':'BREACH_MUST_LAST'} | 96 95 94 96 97 | - moved - moved -
            """)
    void whatARestartMustKnowIsNotable(String why, String protection, String prices, String expected) {
        watch(protection);
        List<String> seen = new ArrayList<>();
        int second = 0;
        for (String price : prices.split(" ")) {
            scan.mark(mark(price, ++second), after(second));
            seen.add(scan.takeNotable().contains(SOL) ? "moved" : "-");
        }
        assertThat(String.join(" ", seen)).isEqualTo(expected);
        scan.mark(mark("1000", ++second), after(second));
        scan.forget(SOL);
        assertThat(scan.takeNotable()).as("nobody asks for what is forgotten").isEmpty();
    }

    @Test
    void whatCanNotBeJudgedIsSaid() {
        watch("{'stopLoss':95}");
        assertThat(unjudged(scan.blind(after(0)))).isEqualTo("NO_PRICE no mark has been seen");
        scan.mark(mark("99", 0), after(0));
        assertThat(scan.blind(after(60))).isEmpty();
        assertThat(unjudged(scan.blind(after(61)))).isEqualTo("STALE the mark is 61 s old");
        scan.mark(new Mark(SOL.instrument(), null, null, HUNDRED, OPENED.plusSeconds(62), "test"), after(62));
        assertThat(unjudged(scan.blind(after(62))))
                .isEqualTo("NO_PRICE the mark has no price at which it could be closed");
        scan.mark(mark("55.55", 63), after(63));
        assertThat(unjudged(scan.blind(after(63)))).isEqualTo("RULES_FAILED broken");
        scan.mark(mark("99", 64), after(64));
        assertThat(scan.blind(after(64))).as("until the next price").isEmpty();
    }

    @Test
    void aPriceKnownBeforeIsJudgedByTheNextPass() {
        scan.know(mark("94", 5));
        scan.know(mark("99", 4));
        watch("{'stopLoss':95}");
        assertThat(signals(scan.pass(after(6)))).as("99 was older").isEqualTo("STOP_LOSS 10 @ 94");

        scan.know(mark("93", 5));
        watch("{'stopLoss':95}");
        assertThat(signals(scan.pass(after(6)))).as("told anew").isEqualTo("STOP_LOSS 10 @ 93");
    }

    @Test
    void watchedAgainItIsWatchedOnce() {
        watch("{'stopLoss':97}");
        watch("{'stopLoss':95}");
        assertThat(signals(scan.mark(mark("97", 1), after(1)))).isEmpty();
        assertThat(signals(scan.mark(mark("95", 2), after(2)))).isEqualTo("STOP_LOSS 10 @ 95");
    }

    @Test
    void aStopThatMovedWhileTheRulesFailedIsNotable() {
        watch("{'trailing':{'distance':5}}");
        scan.mark(mark("100", 1), after(1));
        assertThat(unjudged(scan.mark(mark("155.55", 2), after(2)).unjudged())).isEqualTo("RULES_FAILED broken");
        assertThat(scan.takeNotable()).containsExactly(SOL);
        assertThat(scan.levels(SOL, after(2)).orElseThrow().trailingStop()).isEqualByComparingTo("150.55");
    }

    @Test
    void aBarThatFallsNeedsNoNewPrice() {
        watch("{'takeProfitSchedule':[{'afterSeconds':0,'pct':0.1},{'afterSeconds':30,'pct':0.05}]}");
        scan.mark(mark("105", 0), after(0));
        assertThat(scan.pass(after(29)).signals()).isEmpty();
        assertThat(judged).hasValue(1);
        assertThat(signals(scan.pass(after(30)))).isEqualTo("TAKE_PROFIT 10 @ 105");
        scan.pass(after(31));
        assertThat(judged).hasValue(2);
    }

    @Test
    void allThatCanNotBeJudgedIsInOneReport() {
        PositionKey sold = new PositionKey("default", SOL.instrument(), Side.SHORT);
        watch("{'stopLoss':95}");
        scan.watch(
                new Watched(
                        sold,
                        Guards.terms(Side.SHORT, Protections.stop("105")),
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        Duration.ofSeconds(30),
                        null),
                after(0));
        ScanReport stale = scan.mark(mark("100", 0), after(61));
        assertThat(stale.unjudged()).extracting(ScanReport.Unjudged::key).containsExactly(SOL, sold);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "2, 1"})
    void whatIsOpenIsAPartOfWhatWasOpened(BigDecimal open, BigDecimal opening) {
        assertThatThrownBy(() -> new Watched(
                        SOL, Guards.terms(Side.LONG, Protection.NONE), open, opening, Duration.ofSeconds(60), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("open must be above 0 and at most the opening " + opening + ", not " + open);
    }

    @Test
    void whatMayBeSoldCountsAtOnceAndIsJudgedAgain() {
        watch("{'stopLoss':95,'targets':[{'price':110,'fraction':0.5},{'price':120,'fraction':0.5}]}");
        scan.mark(mark("99", 1), after(1));
        scan.resized(SOL, number("4"), number("6"));
        assertThat(scan.pass(after(2)).signals()).isEmpty();
        assertThat(judged).hasValue(2);
        assertThat(signals(scan.mark(mark("110", 3), after(3)))).as("half").isEqualTo("TAKE_PROFIT 3 @ 110");
        scan.settled(SOL);
        assertThat(signals(scan.mark(mark("95", 4), after(4)))).isEqualTo("STOP_LOSS 4 @ 95");
    }

    @Test
    void filledTargetsFireNoMore() {
        watch("{'targets':[{'price':110,'fraction':0.2},{'price':120,'fraction':0.2},{'price':130,'fraction':0.6}]}");
        assertThat(signals(scan.mark(mark("125", 1), after(1)))).isEqualTo("TAKE_PROFIT 4 @ 125");
        scan.trimmed(SOL, number("6"));
        scan.targetsFilled(SOL, 2, number("125"));
        scan.settled(SOL);
        assertThat(signals(scan.pass(after(2)))).isEmpty();
        assertThat(signals(scan.mark(mark("130", 3), after(3)))).isEqualTo("TAKE_PROFIT 6 @ 130");
    }

    @Test
    void aTimeStopNeedsNoNewPriceAndIsJudgedOnce() {
        watch(Guards.terms(Side.LONG, Protection.NONE).with(Protection.NONE, OPENED.plusSeconds(30)));
        scan.mark(mark("101", 0), after(0));
        assertThat(scan.pass(after(29)).signals()).isEmpty();
        assertThat(judged).hasValue(1);
        assertThat(signals(scan.pass(after(30)))).isEqualTo("TIME_STOP 10 @ 101");
        scan.pass(after(31));
        assertThat(judged).hasValue(2);
    }

    @Test
    void onlyTheMomentOfALimitIsJudged() {
        watch("{'timeLimitSeconds':30}");
        scan.mark(mark("101", 0), after(0));
        scan.pass(after(29));
        assertThat(judged).hasValue(1);
        assertThat(signals(scan.pass(after(30)))).isEqualTo("TIME_STOP 10 @ 101");
        scan.pass(after(31));
        assertThat(judged).hasValue(2);
    }

    @Test
    void theLevelsNowAreThoseAtTheLastPrice() {
        watch("{'trailing':{'distance':5}}");
        Guarded before = scan.levels(SOL, after(7)).orElseThrow();
        assertThat(before.price()).as("none yet: the entry").isEqualTo(HUNDRED);
        assertThat(before.heldSeconds()).isEqualTo(7);
        scan.mark(mark("104", 8), after(8));
        Guarded now = scan.levels(SOL, after(9)).orElseThrow();
        assertThat(now.price()).isEqualByComparingTo("104");
        assertThat(now.trailingStop()).isEqualByComparingTo("99");
        assertThat(now.quantity()).isEqualTo(BigDecimal.TEN);
        scan.forget(SOL);
        assertThat(scan.levels(SOL, after(9))).isEmpty();
    }
}
