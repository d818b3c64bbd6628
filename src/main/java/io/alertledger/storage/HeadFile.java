package io.alertledger.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The newest event that was acknowledged, outside the database: a line with sequence number and hash.
 * A database that does not reach it has lost something (its {@code -wal} was deleted, an old copy was
 * put in its place). Written after every commit and never synced, so it is never newer than a commit
 * that is on disk.
 *
 * <p>For one thread at a time.
 */
final class HeadFile implements AutoCloseable {
    private static final Pattern LINE = Pattern.compile("(\\d{20}) ([0-9a-f]{64})\n");
    private static final int DIGITS = 20;
    private static final int LENGTH = 86;

    private final RandomAccessFile file;

    private HeadFile(RandomAccessFile file) {
        this.file = file;
    }

    static HeadFile open(Path path) {
        try {
            if (!Files.exists(path)) {
                Files.createFile(path, StoreFiles.ownerOnly(path));
            }
            // Not a channel: an interrupted caller would close that.
            return new HeadFile(new RandomAccessFile(path.toFile(), "rw"));
        } catch (IOException failed) {
            throw StoreFiles.unreadable(path, failed);
        }
    }

    /** What stands in the file; empty where there is none or it is torn. */
    static Optional<Head> read(Path path) {
        try {
            if (!Files.exists(path) || Files.size(path) > LENGTH) {
                return Optional.empty();
            }
            Matcher line = LINE.matcher(Files.readString(path, StandardCharsets.US_ASCII));
            return line.matches()
                    ? Optional.of(new Head(Long.parseLong(line.group(1)), line.group(2)))
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    void write(Head head) {
        String sequence = Long.toString(head.sequence());
        byte[] line = ("0".repeat(DIGITS - sequence.length()) + sequence + ' ' + head.hash() + '\n')
                .getBytes(StandardCharsets.US_ASCII);
        try {
            file.seek(0);
            file.write(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
