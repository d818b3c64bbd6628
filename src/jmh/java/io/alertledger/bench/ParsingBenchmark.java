package io.alertledger.bench;

import io.alertledger.Brains;
import io.alertledger.model.Reading;
import io.alertledger.parse.AlertParser;
import io.alertledger.parse.Message;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading messages of the kinds that a room posts, one after the other; the time is of one message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParsingBenchmark {
    private static final List<String> TEXTS = List.of(
            "Trim SPY",
            "BTO SPY 595c 1/30 @ 1.55, SL 1.10, PT 2.20",
            "**Trimming half** of my $QQQ 520 calls here at 3.40, rest is a runner",
            "not selling NVDA yet, looks like it wants 190",
            "out of everything, see you tomorrow",
            "stop to break even on SOL",
            "recap: SPY +40 %, QQQ -20 %, IWM flat",
            "watching TSLA over 440 for calls");

    private AlertParser parser;
    private int next;

    @Setup(Level.Trial)
    public void read() {
        parser = Brains.of(Workload.rules()).parser();
    }

    @Benchmark
    public Reading parse() {
        next = (next + 1) % TEXTS.size();
        return parser.parse(Message.of(TEXTS.get(next), Workload.NOW).holding("SPY", "QQQ", "SOL"));
    }
}
