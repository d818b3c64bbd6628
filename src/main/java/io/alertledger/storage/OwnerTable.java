package io.alertledger.storage;

import java.time.Instant;
import java.util.Optional;

/** The table {@code owner}: one row while a process owns the file, none after it closed it. */
final class OwnerTable {
    private OwnerTable() {}

    static Optional<Owner> read(Db db) {
        return db.queryOne(
                "SELECT token, pid, host, process_started_at, heartbeat, api FROM owner",
                row -> new Owner(
                        row.text(), row.integer(), row.text(), row.optionalTime(), row.time(), row.optionalText()));
    }

    /** Which lock file the owner holds; empty where nobody does. */
    static String lockKey(Db db) {
        return db.queryOne("SELECT lock_key FROM owner", Row::text).orElse("");
    }

    static boolean names(Db db, String token) {
        return db.queryOne("SELECT 1 FROM owner WHERE token = ?", Row::integer, token)
                .isPresent();
    }

    static void write(Db db, Owner owner, String lockKey) {
        db.update(
                """
                INSERT OR REPLACE INTO owner
                    (id, token, pid, host, process_started_at, heartbeat, api, lock_key)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?)""",
                owner.token(),
                owner.pid(),
                owner.host(),
                owner.startedAt(),
                owner.heartbeat(),
                owner.api(),
                lockKey);
    }

    static void beat(Db db, String token, Instant now) {
        db.update("UPDATE owner SET heartbeat = ? WHERE token = ?", now, token);
    }

    static void remove(Db db, String token) {
        db.update("DELETE FROM owner WHERE token = ?", token);
    }

    /** In a copy of the file: nobody owns it yet. */
    static void clear(Db db) {
        db.execute("DELETE FROM owner");
    }
}
