package io.alertledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and writes {@code target/benchmarks.md}: machine, versions, each figure, and the ratios that say
 * more than figures do on a machine with other work. Options are JMH's own.
 */
public final class Suite {
    private Suite() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException, IOException {
        OptionsBuilder options = new OptionsBuilder();
        options.parent(new CommandLineOptions(arguments))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(2))
                .jvmArgsAppend("-XX:+UseParallelGC")
                .addProfiler(GCProfiler.class);
        Collection<RunResult> results = new Runner(options.build()).run();
        List<String> page = new ArrayList<>();
        page.add(machine());
        page.add("");
        page.add("| benchmark | parameters | score | p50 | p99 | bytes allocated |");
        page.add("|---|---|---|---|---|---|");
        Map<String, Double> scores = new TreeMap<>();
        for (RunResult result : results) {
            page.add(row(result));
            scores.put(
                    name(result) + " " + parameters(result),
                    result.getPrimaryResult().getScore());
        }
        page.add("");
        page.addAll(ratios(scores));
        Path out = Path.of("target", "benchmarks.md");
        Files.createDirectories(out.getParent());
        Files.write(out, page);
        page.forEach(System.out::println);
    }

    private static String machine() {
        return "Java %s (%s), %s %s, %d processors"
                .formatted(
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors());
    }

    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
    }

    private static String parameters(RunResult result) {
        List<String> parts = new ArrayList<>();
        result.getParams()
                .getParamsKeys()
                .forEach(key -> parts.add(result.getParams().getParam(key) + " " + key));
        return String.join(", ", parts);
    }

    private static String row(RunResult result) {
        Result<?> primary = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        boolean sampled = primary.getStatistics() != null
                && result.getParams().getMode() == org.openjdk.jmh.annotations.Mode.SampleTime;
        return "| %s | %s | %s %s | %s | %s | %s |"
                .formatted(
                        name(result),
                        parameters(result),
                        number(primary.getScore()),
                        primary.getScoreUnit(),
                        sampled ? number(primary.getStatistics().getPercentile(50)) : "",
                        sampled ? number(primary.getStatistics().getPercentile(99)) : "",
                        allocated == null ? "" : number(allocated.getScore()));
    }

    private static List<String> ratios(Map<String, Double> scores) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| of the same rules, in this run | times the time of plain Java | Evrete's time over the engine's |");
        lines.add("|---|---|---|");
        scores.forEach((name, score) -> {
            if (name.startsWith("MatchingBenchmark.drools ")) {
                Double plain = scores.get(name.replace("drools", "plain"));
                Double evrete = scores.get(name.replace("drools", "evrete"));
                if (plain != null && evrete != null) {
                    lines.add("| %s | %s | %s |"
                            .formatted(
                                    name.substring(name.indexOf(' ') + 1),
                                    number(score / plain),
                                    number(evrete / score)));
                }
            }
        });
        return lines;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
