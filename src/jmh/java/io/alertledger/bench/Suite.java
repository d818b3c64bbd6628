package io.alertledger.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * more than figures do on a machine with other work. Without arguments everything runs; {@code jmh} (then JMH's own
 * options), {@code durable}, {@code process}, {@code reloads} (then how many) or {@code scale} (then sizes) run one part.
 */
public final class Suite {
    private static final String IN_PROCESS = "jmh";
    private static final String DURABLE = "durable";
    private static final String PROCESS = "process";
    private static final String RELOADS = "reloads";
    private static final String SCALE = "scale";
    private static final List<String> PARTS = List.of(IN_PROCESS, DURABLE, PROCESS, RELOADS, SCALE);

    private Suite() {}

    public static void main(String[] arguments) throws Exception {
        List<String> parts = new ArrayList<>(List.of(arguments));
        boolean all = parts.stream().noneMatch(PARTS::contains);
        List<String> page = new ArrayList<>(List.of(machine(), ""));
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "benchmark");
        if (all || parts.remove(IN_PROCESS)) {
            page.addAll(inProcess(parts));
        }
        if (all || parts.remove(DURABLE)) {
            page.addAll(Durable.table(folder));
            page.add("");
        }
        if (all || parts.remove(PROCESS)) {
            page.addAll(Child.table(folder));
            page.add("");
        }
        List<Integer> sizes = all || parts.contains(SCALE) || parts.contains(RELOADS) ? numbers(parts) : List.of();
        if (all || parts.remove(RELOADS)) {
            page.addAll(Reloads.table(folder, all || sizes.isEmpty() ? 100 : sizes.get(0)));
            page.add("");
        }
        if (all || parts.remove(SCALE)) {
            page.addAll(Scale.table(folder, sizes.isEmpty() ? List.of(0, 1_000, 10_000, 100_000, 1_000_000) : sizes));
        }
        Files.write(Path.of("target", "benchmarks.md"), page);
        page.forEach(System.out::println);
    }

    private static List<Integer> numbers(List<String> parts) {
        return parts.stream()
                .filter(part -> part.matches("\\d+"))
                .map(Integer::valueOf)
                .toList();
    }

    /** What JMH measures. */
    private static List<String> inProcess(List<String> arguments) throws CommandLineOptionException, RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.parent(new CommandLineOptions(arguments.toArray(String[]::new)))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(2))
                .jvmArgsAppend("-XX:+UseParallelGC")
                .addProfiler(GCProfiler.class);
        Collection<RunResult> results = new Runner(options.build()).run();
        List<String> page = new ArrayList<>();
        page.add("| benchmark | parameters | score | p50 | p99 | bytes allocated |");
        page.add("|---|---|---|---|---|---|");
        Map<String, Double> scores = new LinkedHashMap<>();
        for (RunResult result : results) {
            page.add(row(result));
            scores.put(
                    name(result) + " " + parameters(result),
                    result.getPrimaryResult().getScore());
        }
        page.add("");
        page.addAll(ratios(scores));
        page.add("");
        page.addAll(graph("a decision, µs by contracts held", "DecisionBenchmark.onOneThread ", scores));
        page.addAll(graph("ticks scanned a second, by positions", "ScanBenchmark.tick ", scores));
        return page;
    }

    private static List<String> graph(String title, String benchmark, Map<String, Double> scores) {
        Map<String, Double> figures = new LinkedHashMap<>();
        scores.forEach((name, score) -> {
            if (name.startsWith(benchmark)) {
                figures.put(name.substring(benchmark.length()), score);
            }
        });
        return figures.isEmpty() ? List.of() : Bars.of(title, figures);
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
                        Figures.number(primary.getScore()),
                        primary.getScoreUnit(),
                        sampled ? Figures.number(primary.getStatistics().getPercentile(50)) : "",
                        sampled ? Figures.number(primary.getStatistics().getPercentile(99)) : "",
                        allocated == null ? "" : Figures.number(allocated.getScore()));
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
                                    Figures.number(score / plain),
                                    Figures.number(evrete / score)));
                }
            }
        });
        return lines;
    }
}
