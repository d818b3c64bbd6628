package io.alertledger.storage;

import io.alertledger.ledger.AccountTotals;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Paused;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.Realized;
import io.alertledger.model.MarketCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code book_accounts} and {@code book_days}. Every booking changes them, so what changed
 * is gathered and written once before each commit.
 */
final class AccountTables {
    private final Map<String, Set<LocalDate>> changed = new LinkedHashMap<>();

    /** Remembers what an event changes. One that is taken back is written again as it was. */
    void note(LedgerEvent event) {
        Set<LocalDate> days = changed.computeIfAbsent(event.account(), account -> new LinkedHashSet<>());
        if (event instanceof LotsClosed closed) {
            days.add(MarketCalendar.dayOf(closed.at()));
        } else if (event instanceof Restored restored && restored.closing()) {
            days.add(MarketCalendar.dayOf(restored.undoneAt()));
        }
    }

    void forget() {
        changed.clear();
    }

    /** Writes what changed as it stands in the book. */
    void write(Db db, Book book) {
        Set<String> existing = new LinkedHashSet<>(book.accounts());
        changed.forEach((account, days) -> {
            if (existing.contains(account)) {
                db.update(BookTable.ACCOUNTS.upsert(), BookRows.account(book.totals(account)));
            }
            for (LocalDate day : days) {
                Realized realized = book.realizedOn(account, day);
                if (!realized.equals(Realized.NONE)
                        || book.totals(account).days().containsKey(day)) {
                    db.update(BookTable.DAYS.upsert(), BookRows.day(account, day, realized));
                }
            }
        });
        changed.clear();
    }

    static Collection<AccountTotals> read(Db db) {
        Map<String, SortedMap<LocalDate, Realized>> days = new TreeMap<>();
        db.forEach("SELECT account, day, realized, closings, closings_unknown FROM book_days", row -> {
            String account = row.text();
            days.computeIfAbsent(account, name -> new TreeMap<>())
                    .put(LocalDate.parse(row.text()), new Realized(row.decimal(), row.integer(), row.integer()));
        });
        List<AccountTotals> all = new ArrayList<>();
        db.forEach("""
                SELECT account, lots, episodes, net_paid, unexplained, realized, closings, closings_unknown,
                       paused_by, paused_at, paused_entries, paused_exits
                FROM book_accounts ORDER BY account""", row -> {
            String account = row.text();
            all.add(new AccountTotals(
                    account,
                    row.integer(),
                    row.integer(),
                    row.decimal(),
                    row.decimal(),
                    new Realized(row.decimal(), row.integer(), row.integer()),
                    days.getOrDefault(account, new TreeMap<>()),
                    paused(account, row)));
        });
        return all;
    }

    private static @Nullable Paused paused(String account, Row row) {
        String by = row.optionalText();
        if (by == null) {
            return null;
        }
        var at = row.time();
        return new Paused(account, row.flag(), row.flag(), by, at);
    }
}
