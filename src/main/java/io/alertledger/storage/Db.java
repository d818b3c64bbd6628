package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its prepared statements. Values go in as this system writes them: decimals as
 * plain digits, times as {@link Times}, enumerations by name. Errors come out as {@link
 * StoreException}. For one thread at a time.
 */
final class Db implements AutoCloseable {
    private final Connection connection;
    private final Path file;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private boolean broken;

    Db(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Sets a pragma and refuses to go on where SQLite did not take it. */
    void setting(String pragma, String value) {
        setting(pragma, value, value);
    }

    void setting(String pragma, String value, String readBack) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma + "=" + value);
        } catch (SQLException failed) {
            throw failed(failed);
        }
        String now = pragma(pragma);
        if (!now.equals(readBack.toLowerCase(Locale.ROOT))) {
            throw new StoreException(StoreProblem.of(
                    Kind.SETTING, file, file + ": SQLite did not take " + pragma + "=" + value + ", it is " + now));
        }
    }

    /** The value of a pragma, lower case. */
    String pragma(String pragma) {
        try {
            return Sqlite.single(connection, "PRAGMA " + pragma);
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    /** Runs one statement that is not worth preparing. */
    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    /**
     * Runs a statement that changes rows.
     *
     * @return how many
     */
    int update(String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    <T> List<T> query(String sql, Function<Row, T> read, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        forEach(sql, row -> found.add(read.apply(row)), values);
        return found;
    }

    <T> Optional<T> queryOne(String sql, Function<Row, T> read, @Nullable Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(read.apply(new Row(rows))) : Optional.empty();
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    /** Hands every row on as it comes; nothing is gathered. */
    void forEach(String sql, Consumer<Row> each, @Nullable Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            Row row = new Row(rows);
            while (rows.next()) {
                row.rewind();
                each.accept(row);
            }
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    /** Whether the database has a table or view of this name. */
    boolean has(String name) {
        return queryOne("SELECT 1 FROM sqlite_schema WHERE name = ?", Row::integer, name)
                .isPresent();
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Boolean flag) {
            statement.setInt(index, flag ? 1 : 0);
        } else if (value instanceof Long || value instanceof Integer) {
            statement.setLong(index, ((Number) value).longValue());
        } else {
            statement.setString(index, RowDigest.plain(value));
        }
    }

    private RuntimeException failed(SQLException failed) {
        RuntimeException translated = Sqlite.translate(file, failed);
        broken |= translated instanceof StoreException;
        return translated;
    }

    /** Whether anything ever failed on it for a reason outside the statement: the disk, a lock, damage. */
    boolean broken() {
        return broken;
    }

    /** Stops what runs on this connection, from any thread. */
    void interrupt() {
        try {
            ((org.sqlite.SQLiteConnection) connection).getDatabase().interrupt();
        } catch (SQLException alreadyClosed) {
            // Nothing runs on it then.
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }
}
