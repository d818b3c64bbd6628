package io.alertledger.bench;

import io.alertledger.exits.ClockReading;
import io.alertledger.exits.RuleTriggers;
import io.alertledger.exits.Scan;
import io.alertledger.exits.ScanReport;
import io.alertledger.exits.Terms;
import io.alertledger.exits.Watched;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Marks arriving for positions under a trailing stop, one instrument each: most move the trail or nothing, one in
 * twenty falls through it and triggers; the exit is then settled, so that the position is watched on.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ScanBenchmark {
    private static final BigDecimal ENTRY = new BigDecimal("100");
    private static final int TICKS = 1 << 16;

    @Param({"1000", "10000", "100000"})
    private int positions;

    private RuleTriggers triggers;
    private Scan scan;
    private PositionKey[] keys;
    private int[] which;
    private BigDecimal[] price;
    private int next;
    private long nanos;

    @Setup(Level.Iteration)
    public void watch() {
        triggers = new RuleTriggers(Workload.rules());
        scan = new Scan(triggers);
        keys = new PositionKey[positions];
        Protection trailing = trailing(new BigDecimal("5"));
        for (int i = 0; i < positions; i++) {
            keys[i] = new PositionKey("default", new LinearInstrument("C%05dUSDT".formatted(i)), Side.LONG);
            scan.watch(
                    new Watched(
                            keys[i], terms(i, trailing), BigDecimal.TEN, BigDecimal.TEN, Duration.ofSeconds(60), null),
                    clock());
        }
        Random random = new Random(1);
        which = new int[TICKS];
        price = new BigDecimal[TICKS];
        for (int i = 0; i < TICKS; i++) {
            which[i] = random.nextInt(positions);
            price[i] =
                    random.nextInt(20) == 0 ? new BigDecimal("90") : BigDecimal.valueOf(9_800 + random.nextInt(400), 2);
        }
    }

    private static Protection trailing(BigDecimal distance) {
        Protection none = Protection.NONE;
        return new Protection(
                none.takeProfit(),
                none.takeProfitPct(),
                none.targets(),
                none.takeProfitSchedule(),
                none.stopLoss(),
                none.stopLossPct(),
                new Protection.Trailing(distance, null, null, null, null, null, false, null, false),
                none.breakEvenAfterTrim(),
                none.breakEvenAtPct(),
                none.delayedStop(),
                none.delayedStopMode(),
                none.timeLimit(),
                none.timeStopAt(),
                none.maxLoss(),
                none.liquidation());
    }

    private Terms terms(int i, Protection protection) {
        return new Terms(
                keys[i].instrument().ticker(),
                keys[i].instrument().ticker(),
                Side.LONG,
                ENTRY,
                Workload.NOW,
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                null,
                null,
                protection);
    }

    private ClockReading clock() {
        nanos += 1_000;
        return new ClockReading(Workload.NOW.plusNanos(nanos), nanos);
    }

    @TearDown(Level.Iteration)
    public void close() {
        triggers.close();
    }

    @Benchmark
    public List<?> tick() {
        next = (next + 1) % TICKS;
        PositionKey key = keys[which[next]];
        ClockReading now = clock();
        ScanReport report = scan.mark(new Mark(key.instrument(), price[next], null, null, now.wall(), "feed"), now);
        if (!report.signals().isEmpty()) {
            scan.settled(key);
        }
        return report.signals();
    }
}
