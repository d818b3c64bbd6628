package io.alertledger.bench;

import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCache;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From rule files to a rule set in a running process: all of an edited set compiled anew, and a known one from the cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RulesBenchmark {
    private final RuleSources sources = RuleSources.packed();
    private RuleCache cache;
    private int edits;

    @Setup(Level.Trial)
    public void fill() throws IOException {
        Path folder = Files.createTempDirectory("rules-benchmark");
        cache = RuleCache.in(folder.resolve("cache"));
        RuleCompiler.compile(sources, cache);
    }

    /** Another text each time, since what was compiled before is known again. */
    @Benchmark
    public CompileResult compiled() {
        edits++;
        return RuleCompiler.compile(RuleSources.of(sources.files().stream()
                .map(file -> file.path().endsWith(".drl")
                        ? new RuleFile(file.path(), file.text() + "\n// edit " + edits + "\n")
                        : file)
                .toList()));
    }

    @Benchmark
    public CompileResult cached() {
        return RuleCompiler.compile(sources, cache);
    }
}
