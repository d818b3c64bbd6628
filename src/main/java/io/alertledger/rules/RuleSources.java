package io.alertledger.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The text of a rule set: rules ({@code .drl}), tables ({@code .csv}) and scenarios, ordered by path. Immutable.
 *
 * <p>The order in which files were read never matters. Two sources with the same rules and tables have the same
 * {@link #id()}, whatever their scenarios and line ends.
 */
public final class RuleSources {

    private final List<RuleFile> files;
    private final String id;

    private RuleSources(List<RuleFile> files) {
        this(files, contentId(files));
    }

    private RuleSources(List<RuleFile> files, String id) {
        this.files = files;
        this.id = id;
    }

    /**
     * Sources from files in any order.
     *
     * @throws IllegalArgumentException where two files have one path
     */
    public static RuleSources of(Collection<RuleFile> files) {
        TreeMap<String, RuleFile> byPath = new TreeMap<>();
        for (RuleFile file : files) {
            if (byPath.put(file.path(), file) != null) {
                throw new IllegalArgumentException("two files at " + file.path());
            }
        }
        return new RuleSources(List.copyOf(byPath.values()));
    }

    /** Reads every rule file below a folder; hidden files and other kinds are left alone. */
    public static SourceResult folder(Path folder) {
        return SourceReader.folder(folder);
    }

    /** The rules that this program was built with. */
    public static RuleSources packed() {
        return Packed.SOURCES;
    }

    /** Read once: finding them means going through every entry of the runnable jar. */
    private static final class Packed {
        static final RuleSources SOURCES = SourceReader.classPath(RuleSources.class.getClassLoader(), "rules");
    }

    /** All files, ordered by path. */
    public List<RuleFile> files() {
        return files;
    }

    /** The file at a path. */
    public Optional<RuleFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** These sources with one file added or replaced: an edit that is only thought of. */
    public RuleSources with(RuleFile changed) {
        TreeMap<String, RuleFile> byPath = new TreeMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        byPath.put(changed.path(), changed);
        return new RuleSources(List.copyOf(byPath.values()));
    }

    /** These sources without the file at a path. */
    public RuleSources without(String path) {
        return new RuleSources(
                files.stream().filter(file -> !file.path().equals(path)).toList());
    }

    /** Content id, such as {@code rs-3f9a0c12be77}: the start of a SHA-256 over paths and texts of rules and tables. */
    public String id() {
        return id;
    }

    /** SHA-256 in hexadecimal over paths and texts of all files, scenarios included: exactly this text. */
    public String fingerprint() {
        return digest(file -> true);
    }

    /** SHA-256 in hexadecimal over paths and texts of rules and tables; {@link #id()} is its start. */
    String contentHash() {
        return digest(RuleFile::decides);
    }

    private static String contentId(List<RuleFile> files) {
        return "rs-" + new RuleSources(files, "").contentHash().substring(0, 12);
    }

    private String digest(Predicate<RuleFile> counts) {
        MessageDigest digest = sha256();
        for (RuleFile file : files) {
            if (counts.test(file)) {
                update(digest, file.path());
                update(digest, file.text());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Length first, so that no text can pass for the end of one file and the start of another. */
    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleSources that && files.equals(that.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    @Override
    public String toString() {
        return id + " (" + files.size() + " files)";
    }
}
