package io.alertledger.storage;

import io.alertledger.trade.Distrust;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table {@code meta}: small facts about the file. */
final class MetaTable {
    /** The account that the views show. */
    static final String SQL_ACCOUNT = "sql_account";

    /** Why nothing may be trusted before the broker was asked; absent where all is well. Before an account: the same of it. */
    private static final String RED = "red_until_reconciled";

    private static final String RED_ACCOUNT = RED + ":";

    /** Before an account that was compared since the whole file came into doubt. */
    private static final String COMPARED = "compared_since:";

    /** Before the path of a file that others may edit: the hash of what was last written into it. */
    static final String WRITTEN = "written:";

    private MetaTable() {}

    static Optional<String> get(Db db, String name) {
        return db.queryOne("SELECT value FROM meta WHERE name = ?", Row::text, name);
    }

    static void set(Db db, String name, String value) {
        db.update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value);
    }

    private static void remove(Db db, String name) {
        db.update("DELETE FROM meta WHERE name = ?", name);
    }

    /** What must be compared with the broker before it is trusted. */
    static Distrust distrust(Db db) {
        return new Distrust(
                get(db, RED).orElse(null),
                under(db, RED_ACCOUNT),
                under(db, COMPARED).keySet());
    }

    /** No account is trusted, also those that were compared before. */
    static void distrustAll(Db db, String reason) {
        under(db, COMPARED).keySet().forEach(account -> remove(db, COMPARED + account));
        set(db, RED, reason);
    }

    static void distrust(Db db, String account, String reason) {
        set(db, RED_ACCOUNT + account, reason);
    }

    /** An account was compared. */
    static void trust(Db db, String account) {
        remove(db, RED_ACCOUNT + account);
        if (get(db, RED).isPresent()) {
            set(db, COMPARED + account, "");
        }
    }

    /** The rows whose names begin so, by the rest of their names. */
    private static Map<String, String> under(Db db, String prefix) {
        Map<String, String> rows = new HashMap<>();
        db.query(
                        "SELECT name, value FROM meta WHERE substr(name, 1, " + prefix.length() + ") = ?",
                        row -> Map.entry(row.text().substring(prefix.length()), row.text()),
                        prefix)
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }
}
