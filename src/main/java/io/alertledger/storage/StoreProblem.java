package io.alertledger.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Why a ledger file can not be opened, read or written: an expected failure, as a value.
 *
 * @param kind what is wrong, for programs
 * @param file the ledger's file
 * @param message what is wrong and what to do about it, for people; names the file
 * @param owner the process that owns the file, where that is the reason
 */
public record StoreProblem(
        Kind kind, Path file, String message, @Nullable Owner owner) {
    /** What is wrong. */
    public enum Kind {
        /** Another process, or another store in this one, owns the file. */
        OWNED,
        /** Another process took the file over; this one may never write to it again. */
        LEASE_LOST,
        /** A foreign program holds a lock on the database longer than was waited. */
        LOCKED,
        /** The file is damaged. */
        CORRUPT,
        /** The file is no SQLite database. */
        NOT_A_DATABASE,
        /** A SQLite database, but of some other program. */
        NOT_A_LEDGER,
        /** Written by a newer version of this program. */
        NEWER_VERSION,
        /** A migration that stands in the file is not the one this program knows. */
        CHANGED_SCHEMA,
        /** The file lies on a network file system, whose locks can not be trusted. */
        NETWORK_FILESYSTEM,
        /** The file is reachable under a second name (a hard link). */
        HARD_LINKED,
        /** No file there. */
        MISSING,
        /** A file that must not be overwritten is there. */
        EXISTS,
        /** No permission, or the disk answers with an error. */
        UNREADABLE,
        /** No space left. */
        DISK_FULL,
        /** Closed. */
        CLOSED,
        /** A setting that SQLite did not take. */
        SETTING
    }

    static StoreProblem of(Kind kind, Path file, String message) {
        return new StoreProblem(kind, file, message, null);
    }

    @Override
    public String toString() {
        return kind + ": " + message;
    }
}
