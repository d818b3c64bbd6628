package io.alertledger.storage;

import io.alertledger.ledger.Booking;
import io.alertledger.model.Execution;
import io.alertledger.model.ExitRank;
import io.alertledger.model.Leg;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.OrderType;
import io.alertledger.model.TimeInForce;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Durable transactions a second against what SQLite itself commits on the same disk, and what a long
 * history costs. Not a test: {@code StorageBenchmark [folder] [seconds] [closed lots]}.
 */
final class StorageBenchmark {
    private StorageBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments.length > 0 ? arguments[0] : "target"), "bench");
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 5;
        int lots = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        say("raw SQLite, one row, one commit, one sync: %,d a second", raw(folder.resolve("raw.db"), seconds));
        for (int threads : new int[] {1, 8, 1, 8}) {
            say("booked fill, %d threads: %,d a second", threads, fills(folder.resolve("fills.db"), threads, seconds));
        }
        for (int threads : new int[] {1, 8}) {
            say(
                    "handled exit (lock + order, then fill + order), %d threads: %,d a second",
                    threads, exits(folder.resolve("exits.db"), threads, seconds));
        }
        say("raw SQLite again: %,d a second", raw(folder.resolve("raw.db"), seconds));
        history(folder.resolve("history.db"), lots);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Seconds of processor time of this process so far: on a machine with other work, what counts. */
    private static double cpu() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    private static long raw(Path file, long seconds) throws SQLException, IOException {
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, payload TEXT)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (payload) VALUES (?)")) {
                long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
                long commits = 0;
                while (System.nanoTime() < end) {
                    insert.setString(1, "x".repeat(300));
                    insert.executeUpdate();
                    commits++;
                }
                return commits / seconds;
            }
        }
    }

    private interface Work {
        void run(String id);
    }

    private static long during(int threads, long seconds, Work work) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long[] counts = new long[threads];
        List<Thread> all = new ArrayList<>();
        String run = Long.toString(System.nanoTime(), 36);
        for (int t = 0; t < threads; t++) {
            int mine = t;
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    work.run(run + "-" + mine + "-" + counts[mine]++);
                }
            });
            all.add(thread);
            thread.start();
        }
        long sum = 0;
        for (int t = 0; t < threads; t++) {
            all.get(t).join();
            sum += counts[t];
        }
        return sum / seconds;
    }

    /** Buy and sell in turn, so that the position stays small. */
    private static long fills(Path file, int threads, long seconds) throws InterruptedException {
        try (LedgerStore store = Books.open(file)) {
            return 2
                    * during(threads, seconds, id -> {
                        Books.buy(store, Books.SPY, "1", "1.50", "b" + id);
                        Books.sell(store, Books.SPY, "1", "1.60", "s" + id);
                    });
        }
    }

    /** What the trade layer stores for one exit: two transactions. */
    private static long exits(Path file, int threads, long seconds) throws InterruptedException {
        BigDecimal one = BigDecimal.ONE;
        try (LedgerStore store = Books.open(file)) {
            Books.buy(store, Books.SPY, "1000000", "1", "stock");
            return during(threads, seconds, id -> {
                Order order = new Order(
                        "o" + id,
                        "d" + id,
                        Books.SPY,
                        OrderSide.SELL,
                        one,
                        BigDecimal.ZERO,
                        List.of(),
                        new Leg.Pricing(OrderType.LIMIT, one, TimeInForce.DAY),
                        Execution.values()[0],
                        ExitRank.TRIM,
                        OrderState.PLANNED,
                        null,
                        0,
                        "",
                        Books.NOON,
                        Books.NOON);
                store.write(tx -> {
                    tx.append(
                            "default",
                            null,
                            Books.planned(Booking.lock(tx.book(), Books.SPY, "o" + id, "d" + id, one, Books.NOON)));
                    return tx.add(order);
                });
                Books.sell(store, Books.SPY, "1", "1.60", "s" + id);
                store.write(tx -> {
                    tx.append(
                            "default",
                            null,
                            Books.planned(Booking.release(tx.book(), Books.SPY, "o" + id, "filled", Books.NOON)));
                    tx.update(order.withFilled(one, OrderState.FILLED, Books.NOON));
                    return 0;
                });
            });
        }
    }

    private static void history(Path file, int lots) {
        try (LedgerStore store = Books.open(file)) {
            long start = System.nanoTime();
            double before = cpu();
            for (int i = 0; i < lots; i += 1000) {
                int from = i;
                store.transact(tx -> {
                    for (int k = from; k < from + 1000; k++) {
                        var key = Books.option("SPY_20260130_" + (100 + k % 500) + "_C");
                        Books.buyIn(tx, key, "1", "1.5", "b" + k);
                        Books.sellIn(tx, key, "1", "1.6", "s" + k);
                    }
                    return 0;
                });
            }
            double took = (System.nanoTime() - start) / 1e9;
            say(
                    "import of %,d lots opened and closed: %.1f s, %,.0f events a second (%.1f s of processor time)",
                    lots, took, 2 * lots / took, cpu() - before);
        }
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            try (LedgerStore store = Books.open(file)) {
                say("open with %,d closed lots: %.0f ms %s", lots, (System.nanoTime() - start) / 1e6, store.notices());
                long verify = System.nanoTime();
                double before = cpu();
                Verification verification = store.verify();
                double took = (System.nanoTime() - verify) / 1e9;
                say(
                        "verify: %s, %.1f s, %,.0f events a second (%.1f s of processor time)",
                        verification.agrees(), took, verification.events() / took, cpu() - before);
            }
        }
    }
}
