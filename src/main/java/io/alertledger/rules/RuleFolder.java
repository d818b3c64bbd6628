package io.alertledger.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Writes rule files into a folder, each at once, so that a watcher never sees half a file. Stateless. */
public final class RuleFolder {

    private RuleFolder() {}

    /**
     * Makes a folder hold exactly these rule files. Files that are not rule files stay; files that hold the same text
     * already are not touched.
     *
     * @throws IOException where a file can't be written, or a link would take it out of the folder; those before it are
     */
    public static void write(Path folder, RuleSources sources) throws IOException {
        make(folder);
        Path root = folder.toRealPath();
        if (RuleSources.folder(folder) instanceof SourceResult.Read there) {
            for (RuleFile file : there.sources().files()) {
                if (sources.file(file.path()).isEmpty()) {
                    Path gone = root.resolve(file.path());
                    stayIn(root, gone.resolveSibling(""), file);
                    Files.delete(gone);
                }
            }
        }
        for (RuleFile file : sources.files()) {
            write(root, file);
        }
    }

    private static void write(Path root, RuleFile file) throws IOException {
        Path target = root.resolve(file.path());
        byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
            return;
        }
        Path parent = target.resolveSibling("");
        // From the top, so that nothing is made behind a link either.
        Path there = root;
        for (Path name : root.relativize(parent)) {
            there = there.resolve(name);
            make(there);
            stayIn(root, there, file);
        }
        Path fresh = Files.createTempFile(parent, ".rules", ".tmp");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void stayIn(Path root, Path there, RuleFile file) throws IOException {
        if (!there.toRealPath().startsWith(root)) {
            throw new IOException(file.path() + " leads out of " + root + " through a link");
        }
    }

    /** A link to a folder is a folder. */
    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }
}
