package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files of one ledger and what the file system has to say about them.
 *
 * @param database the SQLite file, its real path
 * @param lock side file whose lock dies with the owner
 * @param head side file with the newest event that was acknowledged
 * @param notices what a person should know
 */
record StoreFiles(Path database, Path lock, Path head, List<String> notices) {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "9p",
            "v9fs",
            "afs",
            "ceph",
            "ncpfs",
            "glusterfs",
            "lustre",
            "webdav",
            "davfs",
            "drvfs",
            "sshfs",
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.glusterfs",
            "fuse.s3fs",
            "fuse.davfs");
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Finds or makes the file and its directory, readable by their owner alone. */
    static StoreFiles prepare(Path file) {
        try {
            Path absolute = file.toAbsolutePath();
            Path directory = absolute.getParent();
            if (directory != null && !Files.exists(directory)) {
                Files.createDirectories(directory, posix(directory, OWNER_ONLY_DIRECTORY));
            }
            if (!Files.exists(absolute) && !Files.isSymbolicLink(absolute)) {
                try {
                    Files.createFile(absolute, posix(absolute, OWNER_ONLY_FILE));
                } catch (FileAlreadyExistsException anotherWasQuicker) {
                    // It is there: that is all that was wanted.
                }
            }
            StoreFiles files = locate(absolute);
            files.requireLocal();
            files.closeToOthers();
            return files;
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** Finds a file that must exist. */
    static StoreFiles existing(Path file) {
        if (!Files.exists(file)) {
            throw new StoreException(StoreProblem.of(Kind.MISSING, file, "no ledger at " + file));
        }
        try {
            return locate(file.toAbsolutePath());
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private static StoreFiles locate(Path absolute) throws IOException {
        List<String> notices = new ArrayList<>();
        Path real = absolute.toRealPath();
        if (Files.isSymbolicLink(absolute)) {
            notices.add(absolute + " is a symbolic link; the ledger is " + real);
        }
        if (!Files.isRegularFile(real)) {
            throw new StoreException(StoreProblem.of(Kind.NOT_A_DATABASE, real, real + " is not a regular file"));
        }
        if (Files.getFileAttributeView(real, PosixFileAttributeView.class) != null
                && Files.getAttribute(real, "unix:nlink") instanceof Integer links
                && links > 1) {
            throw new StoreException(StoreProblem.of(
                    Kind.HARD_LINKED,
                    real,
                    real + " has " + links + " names (hard links); opened under two names a database is destroyed"
                            + "\nMaybe copy it with 'ledger backup' instead of linking it."));
        }
        sniff(real);
        return new StoreFiles(
                real,
                real.resolveSibling(real.getFileName() + ".lock"),
                real.resolveSibling(real.getFileName() + ".head"),
                List.copyOf(notices));
    }

    /** What is written lies on a file system of this machine. */
    private void requireLocal() throws IOException {
        String type = Files.getFileStore(database).type().toLowerCase(Locale.ROOT);
        if (NETWORK.contains(type)) {
            throw new StoreException(StoreProblem.of(
                    Kind.NETWORK_FILESYSTEM,
                    database,
                    database + " lies on a network file system (" + type + "), where locks can not be trusted"
                            + "\nMaybe put the ledger on a local disk."));
        }
    }

    /** An empty file is a new ledger; anything else must begin like SQLite's. */
    private static void sniff(Path real) throws IOException {
        try (InputStream in = Files.newInputStream(real)) {
            byte[] start = in.readNBytes(MAGIC.length);
            if (start.length > 0 && !Arrays.equals(start, MAGIC)) {
                throw new StoreException(StoreProblem.of(
                        Kind.NOT_A_DATABASE, real, real + " is not a SQLite database; it was left as it is"));
            }
        }
    }

    /** Takes rights of others away; a ledger says what somebody owns. */
    private void closeToOthers() throws IOException {
        if (Files.getFileAttributeView(database, PosixFileAttributeView.class) == null) {
            return;
        }
        Set<PosixFilePermission> wanted = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if (!Files.getPosixFilePermissions(database).equals(wanted)) {
            Files.setPosixFilePermissions(database, wanted);
        }
    }

    /** The attributes for a new file, or none where the file system knows no POSIX rights. */
    static FileAttribute<?>[] ownerOnly(Path file) {
        return posix(file, OWNER_ONLY_FILE);
    }

    private static FileAttribute<?>[] posix(Path path, FileAttribute<?> attribute) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {attribute}
                : new FileAttribute<?>[0];
    }

    static StoreException unreadable(Path file, IOException failed) {
        return new StoreException(
                StoreProblem.of(
                        Kind.UNREADABLE,
                        file,
                        "can not use " + file + ": " + failed.getClass().getSimpleName() + ": " + failed.getMessage()),
                failed);
    }
}
