package io.alertledger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The packed jar as a process of its own: how long it takes, and how much memory it holds. */
final class Child {
    private static final Path JAR = Path.of(System.getProperty("alertledger.jar", "target/alertledger.jar"));
    private static final int RUNS = 7;

    /** The first Java that makes its cache of loaded and linked classes with one option. */
    private static final int AHEAD_OF_TIME = 25;

    private static final int ALERTS = 1_000;
    private static final String BOUGHT = "2026-01-27T15:00:00Z";

    private Child() {}

    /** Milliseconds from the start of a process to its end; its answer must be a good one. */
    static double once(Path folder, List<String> java, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile(folder, "said", ".txt");
        long start = System.nanoTime();
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        double took = (System.nanoTime() - start) / 1e6;
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code + ": " + Files.readString(said));
        }
        Files.delete(said);
        return took;
    }

    static double median(Path folder, List<String> java, String... arguments) throws IOException, InterruptedException {
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            times[i] = once(folder, java, arguments);
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    static List<String> jar(String... options) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        return command;
    }

    /** What one decision costs from the start of a process, and what a server that rests does. */
    static List<String> table(Path folder) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of("| process | median of " + RUNS + " |", "|---|---|"));
        String db = folder.resolve("cold.db").toString();
        once(
                folder,
                jar(),
                "buy",
                "SPY_20260128_595_C",
                "--quantity",
                "5",
                "--price",
                "1.50",
                "--time",
                BOUGHT,
                "--db",
                db);
        once(
                folder,
                jar(),
                "buy",
                "SPY_20260130_600_P",
                "--quantity",
                "2",
                "--price",
                "2.10",
                "--time",
                BOUGHT,
                "--db",
                db);
        String[] resolve = {"resolve", "Trim SPY calls", "--at", "2026-01-28T15:00:00Z", "--db", db};
        List<String> launcher =
                List.of(JAR.toAbsolutePath().resolveSibling("alertledger").toString());
        lines.add(row("`java -jar alertledger.jar resolve`", median(folder, jar(), resolve), "ms"));
        lines.add(row("`alertledger resolve`, the launcher", median(folder, launcher, resolve), "ms"));
        lines.add(row("`alertledger --version`, the launcher", median(folder, launcher, "--version"), "ms"));
        if (Runtime.version().feature() >= AHEAD_OF_TIME) {
            String cache = folder.resolve("alertledger.aot").toString();
            once(folder, jar("-XX:AOTCacheOutput=" + cache), resolve);
            lines.add(row(
                    "`resolve` with a cache of Java's own",
                    median(folder, jar("-XX:AOTCache=" + cache), resolve),
                    "ms"));
        }
        serve(folder, launcher, db, lines);
        return lines;
    }

    private static String row(String what, double figure, String unit) {
        return "| %s | %s %s |".formatted(what, Figures.number(figure), unit);
    }

    private static void serve(Path folder, List<String> launcher, String db, List<String> lines)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of("serve", "--bind", "127.0.0.1:0", "--db", db));
        long start = System.nanoTime();
        Process serving = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = serving.inputReader(StandardCharsets.UTF_8)) {
            String link = said.readLine() + said.readLine();
            URI server = URI.create(link.replaceAll("(?s).*Open (http://[^/]+)/.*", "$1/"));
            HttpClient client = HttpClient.newHttpClient();
            answered(client, HttpRequest.newBuilder(server.resolve("healthz")).build());
            lines.add(row("`alertledger serve` to its first answer (once)", (System.nanoTime() - start) / 1e6, "ms"));
            Thread.sleep(10_000);
            lines.add(row("memory held ten seconds later", residentMegabytes(serving.pid()), "MB"));
            String token = Files.readString(folder.resolve("bot.token")).strip();
            for (int i = 0; i < ALERTS; i++) {
                HttpRequest alert = HttpRequest.newBuilder(server.resolve("api/alerts"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"id\":\"a-%d\",\"text\":\"BTO SPY 598c 1/28/2026 @ 1.%d\"}"
                                        .formatted(i, 10 + i % 80)))
                        .build();
                answered(client, alert);
            }
            lines.add(row(
                    "memory held after " + Figures.number(ALERTS) + " alerts, with their decisions",
                    residentMegabytes(serving.pid()),
                    "MB"));
        } finally {
            serving.destroy();
            serving.waitFor();
        }
    }

    private static void answered(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** Of Linux; elsewhere not a number. */
    static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
