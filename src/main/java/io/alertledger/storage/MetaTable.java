package io.alertledger.storage;

import java.util.Optional;

/** The table {@code meta}: small facts about the file. */
final class MetaTable {
    /** The account that the views show. */
    static final String SQL_ACCOUNT = "sql_account";

    /** Why nothing may be trusted before the broker was asked; absent where all is well. */
    static final String RED = "red_until_reconciled";

    /** Before the path of a file that others may edit: the hash of what was last written into it. */
    static final String WRITTEN = "written:";

    private MetaTable() {}

    static Optional<String> get(Db db, String name) {
        return db.queryOne("SELECT value FROM meta WHERE name = ?", Row::text, name);
    }

    static void set(Db db, String name, String value) {
        db.update("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value);
    }

    static void remove(Db db, String name) {
        db.update("DELETE FROM meta WHERE name = ?", name);
    }
}
