package io.alertledger.bench;

import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.rules.RuleFolder;
import io.alertledger.rules.RuleSources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Saves rule files again and again while a ledger is open and decides, and tells how long each took from the end of the
 * save until it decided, with all scenarios run, and what memory is left in use. Rules and a table in
 * turn.
 */
final class Reloads {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> EDITED =
            List.of("matching/hints.drl", "weights.csv", "sizing/exits.drl", "exits/levels.drl");

    private Reloads() {}

    /** @param times how many edits; a row each tenth of the way */
    static List<String> table(Path home, int times) throws IOException {
        Path rules = home.resolve("rules");
        RuleFolder.write(rules, RuleSources.packed());
        List<Long> live = new ArrayList<>();
        List<String> lines = new ArrayList<>(List.of(
                "| reloads | heap, MB | metaspace, MB | classes | p50, ms | p95, ms | most, ms |",
                "|---|---|---|---|---|---|---|"));
        try (AlertLedger ledger = AlertLedger.open(Settings.at(home.resolve("reloads.db")))) {
            ledger.buy("SPY", "10", "600");
            for (int i = 1; i <= times; i++) {
                live.add(edit(ledger, rules, i));
                if (i % Math.max(1, times / 10) == 0) {
                    lines.add(row(i, live));
                    live.clear();
                }
            }
        }
        return lines;
    }

    /** Nanoseconds from the end of the save until the set that was saved decides. */
    private static long edit(AlertLedger ledger, Path rules, int number) throws IOException {
        String before = ledger.rules().id();
        Path file = rules.resolve(EDITED.get(number % EDITED.size()));
        String mark = file.toString().endsWith(".csv") ? "#" : "//";
        Files.writeString(file, mark + " edit " + number + "\n", StandardOpenOption.APPEND);
        long saved = System.nanoTime();
        while (ledger.rules().id().equals(before)) {
            if (System.nanoTime() - saved > PATIENCE.toNanos()) {
                throw new IllegalStateException("not live: " + ledger.rulebook().warning());
            }
            LockSupport.parkNanos(1_000_000);
        }
        long taken = System.nanoTime() - saved;
        if (!ledger.decide("trim SPY").message().startsWith("Sell 5 of 10")) {
            throw new IllegalStateException("the set decides otherwise");
        }
        return taken;
    }

    private static String row(int done, List<Long> live) {
        System.gc();
        System.gc();
        long[] sorted = live.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "| %d | %.1f | %.1f | %d | %d | %d | %d |",
                done,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
                ManagementFactory.getMemoryPoolMXBeans().stream()
                                .filter(pool -> pool.getName().contains("Metaspace"))
                                .mapToLong(pool -> pool.getUsage().getUsed())
                                .sum()
                        / 1e6,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                millis(sorted, 50),
                millis(sorted, 95),
                millis(sorted, 100));
    }

    private static long millis(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)] / 1_000_000;
    }
}
