package io.alertledger.bench;

import io.alertledger.model.Decision;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.RuleSet;
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
import org.openjdk.jmh.annotations.Threads;

/** One decision from question to explanation: matching, ranking, sizing, pricing and preflight, with the full trace. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {
    @Param({"1", "5", "20", "50", "200"})
    private int contracts;

    private Resolver resolver;
    private Question question;

    @Setup(Level.Trial)
    public void layOut() {
        RuleSet rules = Workload.rules();
        resolver = new Resolver(rules);
        question = Workload.question(rules, contracts);
    }

    @Benchmark
    public Decision onOneThread() {
        return resolver.resolve(question);
    }

    @Benchmark
    @Threads(2)
    public Decision onTwoThreads() {
        return resolver.resolve(question);
    }
}
