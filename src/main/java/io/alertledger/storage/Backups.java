package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;

/** Copies of a ledger that are whole whatever is being written meanwhile; copying the file itself is not. */
final class Backups {
    private Backups() {}

    /**
     * Copies the database as it is now into a new file of its own, complete and on disk before it
     * bears its name.
     *
     * @param db a connection outside any transaction
     * @throws StoreException EXISTS where the target is there already
     */
    static void copy(Db db, Path target) {
        if (Files.exists(target)) {
            throw new StoreException(StoreProblem.of(Kind.EXISTS, target, target + " is there already; it was kept"));
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            // SQLite takes an empty file for a new database and leaves its rights as they are.
            Files.createFile(partial, StoreFiles.ownerOnly(partial));
            db.update("VACUUM INTO ?", partial.toString());
            try (Db copy = Sqlite.writer(partial, Duration.ZERO, false)) {
                if (copy.has("owner")) {
                    OwnerTable.clear(copy);
                }
            }
            sync(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory(target);
        } catch (IOException failed) {
            throw StoreFiles.unreadable(target, failed);
        }
    }

    /** A time as a part of a file's name, in milliseconds: {@code 20260128T143000.123Z}. */
    static String stamp(Clock clock) {
        return Times.text(clock.instant()).substring(0, 23).replace(":", "").replace("-", "") + "Z";
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A new name is durable only with its directory; not every system lets a directory be opened. */
    static void syncDirectory(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            // Windows: the file system journals names by itself.
        }
    }
}
