package io.alertledger.storage;

import io.alertledger.formats.PerformanceRow;
import io.alertledger.formats.SeedTimes;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.ledger.LotStory;
import io.alertledger.ledger.Score;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@code performance_tracking.db} with the older program's tables and types. It grows under
 * another name beside its place and is put there whole by {@link #finish}. For one thread.
 */
public final class PerformanceWriter implements AutoCloseable {
    private static final List<String> TABLES = List.of("""
            CREATE TABLE trades (
                id INTEGER PRIMARY KEY,
                trade_id TEXT UNIQUE NOT NULL,
                channel TEXT NOT NULL,
                channel_id INTEGER,
                ticker TEXT NOT NULL,
                strike REAL NOT NULL,
                option_type TEXT NOT NULL,
                expiration TEXT NOT NULL,
                entry_time TEXT NOT NULL,
                exit_time TEXT,
                entry_price REAL NOT NULL,
                exit_price REAL,
                quantity INTEGER NOT NULL,
                quantity_remaining INTEGER DEFAULT 0,
                size_category TEXT NOT NULL,
                pnl_dollars REAL,
                pnl_percent REAL,
                status TEXT NOT NULL DEFAULT 'open',
                side TEXT NOT NULL DEFAULT 'LONG',
                author TEXT
            )""", """
            CREATE TABLE trade_events (
                id INTEGER PRIMARY KEY,
                trade_id TEXT NOT NULL,
                event_type TEXT NOT NULL,
                quantity INTEGER NOT NULL,
                price REAL,
                timestamp TEXT NOT NULL
            )""", """
            CREATE TABLE performance_summary (
                date TEXT PRIMARY KEY,
                trades INTEGER NOT NULL,
                wins INTEGER NOT NULL,
                losses INTEGER NOT NULL,
                pnl_dollars REAL NOT NULL
            )""");

    private static final String TRADE = """
            INSERT INTO trades (trade_id, channel, ticker, strike, option_type, expiration, entry_time, exit_time,
                entry_price, exit_price, quantity, quantity_remaining, size_category, pnl_dollars, pnl_percent, status,
                side, author)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'full', ?, ?, ?, ?, ?)""";

    private static final String EVENT =
            "INSERT INTO trade_events (trade_id, event_type, quantity, price, timestamp) VALUES (?, ?, ?, ?, ?)";

    private final Path target;
    private final Path growing;
    private final Db db;
    private boolean finished;

    private PerformanceWriter(Path target, Path growing, Db db) {
        this.target = target;
        this.growing = growing;
        this.db = db;
    }

    /** Begins a file; one that stands in its place stays until {@link #finish}. */
    public static PerformanceWriter create(Path target) throws IOException {
        Path whole = target.toAbsolutePath();
        Path growing = whole.resolveSibling(whole.getFileName() + ".part");
        Files.deleteIfExists(growing);
        Db db = Sqlite.writer(growing, Duration.ofSeconds(5), false);
        TABLES.forEach(db::execute);
        db.execute("BEGIN");
        return new PerformanceWriter(whole, growing, db);
    }

    /** Writes a lot. One whose opening price is not known has no row: the columns can not say so. */
    public boolean write(LotStory lot) {
        BigDecimal price = lot.price();
        if (price == null) {
            return false;
        }
        OptionContract option = lot.key().instrument() instanceof OptionContract contract ? contract : null;
        String id = lot.opened().lotId();
        boolean over = lot.left().signum() == 0;
        BigDecimal closedAt = lot.closedAt();
        BigDecimal realized = lot.parts().isEmpty() ? null : lot.realized();
        db.update(
                TRADE,
                id,
                lot.opened().channel() == null ? "" : lot.opened().channel(),
                option == null ? lot.key().instrument().id() : option.root(),
                option == null ? BigDecimal.ZERO : option.strike(),
                option == null ? PerformanceRow.STOCK : option.type().name().toLowerCase(Locale.ROOT),
                option == null ? "" : option.expiration().toString(),
                SeedTimes.iso(lot.opened().at()),
                lot.parts().isEmpty()
                        ? null
                        : SeedTimes.iso(lot.parts().get(lot.parts().size() - 1).at()),
                price,
                closedAt,
                lot.quantity(),
                lot.left(),
                realized,
                percent(lot, price, closedAt),
                over ? "closed" : lot.parts().isEmpty() ? "open" : "partially_trimmed",
                lot.key().side(),
                lot.opened().author());
        db.update(
                EVENT,
                id,
                "entry",
                lot.quantity(),
                price,
                SeedTimes.iso(lot.opened().at()));
        for (int i = 0; i < lot.parts().size(); i++) {
            LotStory.Part part = lot.parts().get(i);
            boolean last = over && i == lot.parts().size() - 1;
            String type = part.source() == Source.EXPIRY ? "expired" : last ? "exit" : "trim";
            db.update(EVENT, id, type, part.quantity(), part.price(), SeedTimes.iso(part.at()));
        }
        return true;
    }

    private static @Nullable BigDecimal percent(LotStory lot, BigDecimal price, @Nullable BigDecimal closedAt) {
        if (closedAt == null || price.signum() == 0) {
            return null;
        }
        BigDecimal won = lot.key().side() == Side.LONG ? closedAt.subtract(price) : price.subtract(closedAt);
        return won.movePointRight(2).divide(price, 15, RoundingMode.HALF_EVEN);
    }

    /** Writes the results by day and puts the file in its place. */
    public void finish(Map<LocalDate, Score> days) throws IOException {
        days.forEach((day, score) -> db.update(
                "INSERT INTO performance_summary VALUES (?, ?, ?, ?, ?)",
                day.toString(),
                score.realized().closings(),
                score.wins(),
                score.losses(),
                score.realized().known()));
        db.execute("COMMIT");
        db.close();
        finished = true;
        Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            db.close();
            Files.deleteIfExists(growing);
        }
    }
}
