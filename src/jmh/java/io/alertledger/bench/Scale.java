package io.alertledger.bench;

import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a long history costs. For each size a CSV of so many trades that were closed, and some that are open, is taken
 * over, checked and given out again by processes that may use 256 MB of heap; then the same ledger decides.
 */
final class Scale {
    private static final int OPEN = 1_000;
    private static final List<String> TICKERS =
            List.of("SPY", "QQQ", "AAPL", "TSLA", "NVDA", "AMD", "META", "IWM", "MSFT", "AMZN");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-28T15:30:00Z"), ZoneOffset.UTC);

    private Scale() {}

    static List<String> table(Path folder, List<Integer> sizes) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of(
                "| closed trades (and 1,000 open) | import, rows/s | verify, events/s | export, rows/s | open, ms"
                        + " | decide, µs | positions, ms | file, MB |",
                "|---|---|---|---|---|---|---|---|"));
        for (int size : sizes) {
            lines.add(row(Files.createDirectories(folder.resolve("scale-" + size)), size));
        }
        return lines;
    }

    private static String row(Path folder, int closed) throws IOException, InterruptedException {
        Path csv = trades(folder.resolve("trades.csv"), closed);
        Path db = folder.resolve("ledger.db");
        List<String> java = Child.jar("-Xmx256m");
        double bare = Child.once(folder, java, "--version");
        double imported = Child.once(folder, java, "import", "--db", db.toString(), csv.toString()) - bare;
        double verified = Child.once(folder, java, "ledger", "verify", "--db", db.toString()) - bare;
        double exported =
                Child.once(folder, java, "export", "--kind", "trades", "--out", "out.csv", "--db", db.toString())
                        - bare;
        int rows = closed + OPEN;
        int events = 2 * closed + OPEN;
        long start = System.nanoTime();
        try (AlertLedger ledger = AlertLedger.open(Settings.at(db).withClock(CLOCK))) {
            double opened = (System.nanoTime() - start) / 1e6;
            double decided = median(300, () -> ledger.decide("Trim SPY 150c"));
            double positions = median(15, () -> ledger.positionsJson("default"));
            return "| %s | %s | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            String.format(Locale.ROOT, "%,d", closed),
                            Figures.number(rows * 1000.0 / imported),
                            Figures.number(events * 1000.0 / verified),
                            Figures.number(rows * 1000.0 / exported),
                            Figures.number(opened),
                            Figures.number(decided / 1e3),
                            Figures.number(positions / 1e6),
                            Figures.number(size(folder) / 1e6));
        }
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
        LocalDateTime first = LocalDateTime.of(2023, 1, 3, 10, 0);
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("Date,Symbol,Trader,Asset,Type,Price,Qty,STC-Qty,STC-Price,STC-Date\n");
            for (int i = 0; i < closed + OPEN; i++) {
                boolean open = i >= closed;
                LocalDateTime bought = first.plusMinutes(i);
                String symbol = "%s_%s%s%d"
                        .formatted(
                                TICKERS.get(i % TICKERS.size()),
                                open ? "011527" : "011926",
                                i / TICKERS.size() % 2 == 0 ? "C" : "P",
                                100 + i / TICKERS.size() / 2 % 200);
                String exit =
                        open ? ",," : "%d,%d.10,%s".formatted(1 + i % 5, 1 + i % 4, stamp(bought.plusMinutes(30)));
                out.write("%s,%s,analyst-%d,option,BTO,%d.00,%d,%s%n"
                        .formatted(stamp(bought), symbol, i % 5, 1 + i % 3, 1 + i % 5, exit));
            }
        }
        return csv;
    }

    private static String stamp(LocalDateTime time) {
        return time.toString().replace('T', ' ') + ":00";
    }
}
