package io.alertledger.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One step of the schema.
 *
 * @param version the schema's version after it: 1, 2, 3 …
 * @param name for people
 * @param sql statements, each ended by a semicolon at the end of a line before an empty line
 */
record Migration(int version, String name, String sql) {
    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*\\n\\s*\\n");

    /** Every step this program knows, in order. A step that was released is never edited. */
    static final List<Migration> ALL = List.of(resource(1, "ledger"));

    private static Migration resource(int version, String name) {
        String path = "migrations/%03d_%s.sql".formatted(version, name);
        try (InputStream in = Migration.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not packed: " + path);
            }
            return new Migration(version, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException("can not read " + path, unreadable);
        }
    }

    Migration {
        sql = sql.replace("\r\n", "\n");
    }

    List<String> statements() {
        return END_OF_STATEMENT
                .splitAsStream(sql + "\n\n")
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    /** Of the text, so that a step that was changed after it ran is noticed. */
    String checksum() {
        return new Hashes().of(sql);
    }
}
