package io.alertledger.bench;

import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.model.Alert;
import io.alertledger.trade.Handled;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Alerts handled a second, from the text to the booked fill, each step durable before the next; against what SQLite
 * itself commits, one row and one sync at a time, on the same disk before and after.
 */
final class Durable {
    private static final Duration SPAN = Duration.ofSeconds(8);

    /** Some thousands of alerts: with fewer it is Java's compiler that is measured. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final List<String> TICKERS = List.of("SPY", "QQQ", "AAPL", "TSLA", "NVDA", "AMD", "META", "IWM");

    /** The decision with its order and lock; what the broker accepted; the fill. */
    private static final int SYNCS = 3;

    private Durable() {}

    static List<String> table(Path folder) throws IOException, SQLException, InterruptedException {
        double before = commits(folder.resolve("raw-before.db"));
        double one = handled(folder.resolve("one.db"), 1);
        double eight = handled(folder.resolve("eight.db"), 8);
        double raw = (before + commits(folder.resolve("raw-after.db"))) / 2;
        return List.of(
                "| durable | a second | its " + SYNCS + " transactions over SQLite's own commits |",
                "|---|---|---|",
                "| rows committed by SQLite alone, one by one | %s | |".formatted(Figures.number(raw)),
                row("alerts handled from 1 thread", one, raw),
                row("alerts handled from 8 threads", eight, raw));
    }

    private static String row(String what, double rate, double raw) {
        return "| %s | %s | %s |".formatted(what, Figures.number(rate), Figures.number(SYNCS * rate / raw));
    }

    private static double commits(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, payload TEXT)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (payload) VALUES (?)")) {
                long end = System.nanoTime() + SPAN.toNanos();
                long count = 0;
                while (System.nanoTime() < end) {
                    insert.setString(1, "x".repeat(300));
                    insert.executeUpdate();
                    count++;
                }
                return perSecond(count);
            }
        }
    }

    private static double perSecond(long count) {
        return count * 1e9 / SPAN.toNanos();
    }

    /** Each thread sells of what it alone holds, some of very many shares per alert; the paper broker fills at once. */
    private static double handled(Path file, int threads) throws InterruptedException {
        Clock clock = Clock.fixed(Instant.parse("2026-01-28T15:30:00Z"), ZoneOffset.UTC);
        try (AlertLedger ledger = AlertLedger.open(Settings.at(file).withClock(clock))) {
            for (int t = 0; t < threads; t++) {
                ledger.buy(TICKERS.get(t), "1000000000000", "590");
                ledger.mark(TICKERS.get(t), "600");
            }
            during(ledger, threads, WARM_UP, "warm-up", clock.instant());
            return perSecond(during(ledger, threads, SPAN, "measured", clock.instant()));
        }
    }

    private static long during(AlertLedger ledger, int threads, Duration span, String run, Instant now)
            throws InterruptedException {
        long end = System.nanoTime() + span.toNanos();
        LongAdder done = new LongAdder();
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            String name = run + "-" + t + "-";
            String ticker = TICKERS.get(t);
            int first = run.length() * 100_000;
            Thread thread = new Thread(() -> {
                for (int i = 0; System.nanoTime() < end; i++) {
                    // Another amount each time: the same words again so soon are taken for a repetition.
                    BigDecimal amount = new BigDecimal(first + i);
                    Handled handled = ledger.handle(Alert.text(name + i, "Trim " + amount + " " + ticker, now));
                    if (handled.orders().stream().noneMatch(o -> o.filled().compareTo(amount) == 0)) {
                        throw new IllegalStateException(handled.decision().message());
                    }
                    done.increment();
                }
            });
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        return done.sum();
    }
}
