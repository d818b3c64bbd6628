package io.alertledger.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rule sets, so that a process need not compile what was compiled before: the shipped set's as it was packed,
 * others in a private folder. An entry that is damaged, or can't be written, is as good as none. What comes out passes
 * the sandbox again before it is used. Immutable and thread-safe; several processes may share a folder.
 */
public final class RuleCache {

    static final String PACKED = "/META-INF/alertledger/rules.compiled";

    /** Edits leave their entries behind; so many are kept. */
    private static final int MAX_ENTRIES = 32;

    private static final String SUFFIX = ".compiled";

    private final @Nullable Path folder;

    private RuleCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /** What this program was packed with and nothing else. */
    public static RuleCache packed() {
        return new RuleCache(null);
    }

    /**
     * What this program was packed with, then a folder.
     *
     * @param folder made where it does not exist; not used where others can write to it
     */
    public static RuleCache in(Path folder) {
        return new RuleCache(folder);
    }

    Optional<CompiledRules> find(String key) {
        Optional<CompiledRules> shipped = Packed.entry(key);
        if (shipped.isPresent() || folder == null) {
            return shipped;
        }
        Path entry = folder.resolve(key + SUFFIX);
        try {
            if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) || !isPrivate(folder) || !isPrivate(entry)) {
                return Optional.empty();
            }
            return Optional.of(CompiledRules.read(Files.readAllBytes(entry)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps an entry; the cache is a courtesy, so that what goes wrong here is passed over. */
    void keep(String key, CompiledRules compiled) {
        if (folder == null) {
            return;
        }
        try {
            make(folder);
            if (!isPrivate(folder)) {
                return;
            }
            Path draft = Files.createTempFile(folder, key, ".draft");
            try {
                Files.write(draft, compiled.write());
                Files.move(
                        draft,
                        folder.resolve(key + SUFFIX),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            tidy(folder);
        } catch (IOException | UnsupportedOperationException e) {
            // The next process compiles again.
        }
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Whether nobody else can write; where the file system knows no owners, the user's own profile must do. */
    private static boolean isPrivate(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return true;
        }
        Set<PosixFilePermission> allowed = view.readAttributes().permissions();
        return !allowed.contains(PosixFilePermission.GROUP_WRITE)
                && !allowed.contains(PosixFilePermission.OTHERS_WRITE)
                && Files.isWritable(path);
    }

    private static void tidy(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> files = Files.list(folder)) {
            entries = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(RuleCache::age).reversed())
                    .toList();
        }
        for (Path old : entries.subList(Math.min(MAX_ENTRIES, entries.size()), entries.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static long age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The entry in the jar; read when it is first asked for. Its key stands before it. */
    private static final class Packed {
        private static final int KEY_LENGTH = 64;

        private Packed() {}

        static Optional<CompiledRules> entry(String key) {
            try (InputStream in = RuleCache.class.getResourceAsStream(PACKED)) {
                if (in == null || !key.equals(new String(in.readNBytes(KEY_LENGTH), StandardCharsets.US_ASCII))) {
                    return Optional.empty();
                }
                return Optional.of(CompiledRules.read(in.readAllBytes()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
