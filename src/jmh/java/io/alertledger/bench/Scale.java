package io.alertledger.bench;

import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.model.Alert;
import io.alertledger.rules.RuleFolder;
import io.alertledger.rules.RuleSources;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a long history costs. For each size a CSV of so many trades that were closed, and some that are open, is taken
 * over, checked and given out again by processes that may use 256 MB of heap; then the same ledger decides.
 */
final class Scale {
    /** Contracts of one ticker that are open: what a decision has to choose from. */
    private static final int OF_A_TICKER = 20;

    /** Trades of a day, one a minute. */
    private static final int A_DAY = 350;

    /** Decisions that are judged again. */
    private static final int DECISIONS = 5_000;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-28T15:30:00Z"), ZoneOffset.UTC);

    private Scale() {}

    /** A figure of one size. */
    private record Cost(String what, double figure) {}

    static List<String> table(Path folder, List<Integer> sizes) throws IOException, InterruptedException {
        Map<String, Map<String, Double>> costs = new LinkedHashMap<>();
        for (int closed : sizes) {
            String size = "%,d closed, %,d open".formatted(closed, open(closed));
            for (Cost cost : costs(Files.createDirectories(folder.resolve("scale-" + closed)), closed)) {
                costs.computeIfAbsent(cost.what(), what -> new LinkedHashMap<>())
                        .put(size, cost.figure());
            }
        }
        List<String> lines = new ArrayList<>();
        costs.forEach((what, figures) -> lines.addAll(Bars.of(what, figures)));
        lines.addAll(impact(folder));
        return lines;
    }

    /** A thousand open positions, with a million closed ones ten thousand. */
    private static int open(int closed) {
        return Math.max(1_000, closed / 100);
    }

    private static List<Cost> costs(Path folder, int closed) throws IOException, InterruptedException {
        Path csv = trades(folder.resolve("trades.csv"), closed);
        Path db = folder.resolve("ledger.db");
        List<String> java = Child.jar("-Xmx256m");
        double bare = Child.once(folder, java, "--version");
        double imported = Child.once(folder, java, "import", "--db", db.toString(), csv.toString()) - bare;
        double verified = Child.once(folder, java, "ledger", "verify", "--db", db.toString()) - bare;
        double exported =
                Child.once(folder, java, "export", "--kind", "trades", "--out", "out.csv", "--db", db.toString())
                        - bare;
        int rows = closed + open(closed);
        int events = 2 * closed + open(closed);
        long start = System.nanoTime();
        try (AlertLedger ledger = AlertLedger.open(Settings.at(db).withClock(CLOCK))) {
            double opened = (System.nanoTime() - start) / 1e6;
            double decided = median(300, () -> ledger.decide("Trim " + ticker(0) + " 101c"));
            double positions = median(15, () -> ledger.positionsJson("default"));
            return List.of(
                    new Cost("import, rows a second", rows * 1000.0 / imported),
                    new Cost("ledger verify, events a second", events * 1000.0 / verified),
                    new Cost("export of the trades, rows a second", rows * 1000.0 / exported),
                    new Cost("opening the ledger, ms", opened),
                    new Cost("a decision among " + OF_A_TICKER + " contracts, µs", decided / 1e3),
                    new Cost("all open positions as the page asks for them, ms", positions / 1e6),
                    new Cost("the file, MB", size(folder) / 1e6));
        }
    }

    /** Past decisions judged by other rules: weights of another set, the rest as it is shipped. */
    private static List<String> impact(Path folder) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("impact"));
        Path db = home.resolve("ledger.db");
        Path draft = home.resolve("draft");
        RuleFolder.write(draft, RuleSources.packed());
        Files.writeString(draft.resolve("matching/hints.drl"), "// another set\n", StandardOpenOption.APPEND);
        try (AlertLedger ledger = AlertLedger.open(Settings.at(db).withClock(CLOCK))) {
            ledger.buy("SPY", "1000000000000", "590");
            for (int i = 0; i < DECISIONS; i++) {
                ledger.handle(Alert.text("past-" + i, "Trim " + (i + 1) + " SPY", CLOCK.instant()));
            }
        }
        List<String> java = Child.jar("-Xmx256m");
        Child.once(home, java, impactOf(db, draft, 1)); // compiles the draft, and keeps what came of it
        double none = Child.once(home, java, impactOf(db, draft, 1));
        double all = Child.once(home, java, impactOf(db, draft, DECISIONS)) - none;
        return List.of(
                "Impact of a draft on %,d past decisions: %s a second, in 256 MB."
                        .formatted(DECISIONS, Figures.number((DECISIONS - 1) * 1000.0 / all)),
                "");
    }

    private static String[] impactOf(Path db, Path draft, int last) {
        return new String[] {
            "rules", "impact", "--rules", draft.toString(), "--last", Integer.toString(last), "--db", db.toString()
        };
    }

    private static double size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            double sum = 0;
            for (Path file :
                    files.filter(f -> f.toString().contains("ledger.db")).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }

    private static double median(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        return took[times / 2];
    }

    /** As an analyst's tracker writes them; the open ones come last. */
    private static Path trades(Path csv, int closed) throws IOException {
        LocalDateTime first = LocalDateTime.of(2018, 1, 2, 9, 35);
        int tickers = open(closed) / OF_A_TICKER;
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("Date,Symbol,Trader,Asset,Type,Price,Qty,STC-Qty,STC-Price,STC-Date\n");
            for (int i = 0; i < closed + open(closed); i++) {
                boolean open = i >= closed;
                int number = open ? i - closed : i;
                LocalDateTime bought = first.plusDays(i / A_DAY).plusMinutes(i % A_DAY);
                String symbol = "%s_%sC%d"
                        .formatted(
                                ticker(number % tickers),
                                open ? "011527" : "011926",
                                100 + number / tickers % OF_A_TICKER);
                String exit =
                        open ? ",," : "%d,%d.10,%s".formatted(1 + i % 5, 1 + i % 4, stamp(bought.plusMinutes(30)));
                out.write("%s,%s,analyst-%d,option,BTO,%d.00,%d,%s%n"
                        .formatted(stamp(bought), symbol, i % 5, 1 + i % 3, 1 + i % 5, exit));
            }
        }
        return csv;
    }

    /** A word that is no other: ZZAA, ZZAB and so on. */
    private static String ticker(int number) {
        return "ZZ" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
    }

    private static String stamp(LocalDateTime time) {
        return time.toString().replace('T', ' ') + ":00";
    }
}
