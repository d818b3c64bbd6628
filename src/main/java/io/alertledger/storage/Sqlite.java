package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Connections with every setting that matters stated and read back, and SQLite's errors in our words. */
final class Sqlite {
    private Sqlite() {}

    /**
     * A connection that may write. The busy timeout comes first: switching to WAL can meet a lock.
     *
     * @param wal false only where the file system can not carry WAL's shared memory
     */
    static Db writer(Path file, Duration busyTimeout, boolean wal) {
        Db db = connect(file, busyTimeout, false);
        try {
            db.setting("journal_mode", wal ? "WAL" : "DELETE");
            // FULL: with NORMAL a loss of power may take back the last commits of a WAL.
            db.setting("synchronous", "FULL", "2");
            db.setting("fullfsync", "ON", "1");
            db.setting("foreign_keys", "ON", "1");
            db.setting("trusted_schema", "OFF", "0");
            db.setting("cell_size_check", "ON", "1");
            db.setting("temp_store", "MEMORY", "2");
            db.setting("wal_autocheckpoint", "1000");
            db.setting("journal_size_limit", "67108864");
            db.setting("cache_size", "-16000");
            return db;
        } catch (RuntimeException failed) {
            db.close();
            throw failed;
        }
    }

    /** A connection that can not write, whatever is asked of it. */
    static Db reader(Path file, Duration busyTimeout) {
        Db db = connect(file, busyTimeout, true);
        try {
            db.setting("query_only", "ON", "1");
            db.setting("trusted_schema", "OFF", "0");
            db.setting("cell_size_check", "ON", "1");
            db.setting("temp_store", "MEMORY", "2");
            return db;
        } catch (RuntimeException failed) {
            db.close();
            throw failed;
        }
    }

    /** A connection that can not write to the file, but to temporary tables and to a copy of it. */
    static Db copier(Path file, Duration busyTimeout) {
        Db db = connect(file, busyTimeout, true);
        try {
            db.setting("trusted_schema", "OFF", "0");
            db.setting("cell_size_check", "ON", "1");
            return db;
        } catch (RuntimeException failed) {
            db.close();
            throw failed;
        }
    }

    private static Db connect(Path file, Duration busyTimeout, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) busyTimeout.toMillis());
        config.setReadOnly(readOnly);
        // Otherwise the driver asks for the new row's id after every insert.
        config.setGetGeneratedKeys(false);
        // An URI, since a plain name with a question mark would be cut there.
        String url = "jdbc:sqlite:" + file.toUri();
        try {
            SQLiteConnection connection = (SQLiteConnection) config.createConnection(url);
            // Transactions are begun and ended by statements of our own. Otherwise the driver tries a BEGIN before
            // every single statement, to find out from its failing that one is under way.
            connection.getConnectionConfig().setAutoCommit(false);
            Db db = new Db(connection, file);
            db.setting("busy_timeout", Long.toString(busyTimeout.toMillis()));
            return db;
        } catch (SQLException failed) {
            throw translate(file, failed);
        }
    }

    /**
     * What SQLite says: a {@link StoreException} that names the file, or, where a statement asked for
     * what a constraint forbids, an {@link IllegalStateException}, since only a mistake of ours does.
     */
    static RuntimeException translate(Path file, SQLException failed) {
        SQLiteErrorCode code =
                failed instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        if ((code.code & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            return new IllegalStateException(firstLine(failed), failed);
        }
        Kind kind = kind(code);
        String what = switch (kind) {
            case LOCKED -> "is locked by another program";
            case CORRUPT -> "is damaged";
            case NOT_A_DATABASE -> "is not a SQLite database";
            case DISK_FULL -> "can not grow: no space left";
            default -> "can not be read or written";
        };
        return new StoreException(
                StoreProblem.of(kind, file, file + " " + what + " (" + code + ": " + firstLine(failed) + ")"), failed);
    }

    private static Kind kind(SQLiteErrorCode code) {
        return switch (code.code & 0xff) {
            case 5, 6, 15 -> Kind.LOCKED; // BUSY, LOCKED, PROTOCOL
            case 11 -> Kind.CORRUPT;
            case 13 -> Kind.DISK_FULL;
            case 26 -> Kind.NOT_A_DATABASE;
            default -> Kind.UNREADABLE;
        };
    }

    private static String firstLine(SQLException failed) {
        String message = String.valueOf(failed.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** One value of a statement that gives one. */
    static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)).toLowerCase(Locale.ROOT) : "";
        }
    }
}
