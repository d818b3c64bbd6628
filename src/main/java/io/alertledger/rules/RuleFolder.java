package io.alertledger.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes rule files into a folder, each at once, so that a watcher never sees half a file. Stateless. */
public final class RuleFolder {

    private RuleFolder() {}

    /**
     * Makes a folder hold exactly these rule files. Files that are not rule files stay; files that hold the same text
     * already are not touched.
     *
     * @throws IOException where a file can't be written; those before it are
     */
    public static void write(Path folder, RuleSources sources) throws IOException {
        Files.createDirectories(folder);
        if (RuleSources.folder(folder) instanceof SourceResult.Read there) {
            for (RuleFile file : there.sources().files()) {
                if (sources.file(file.path()).isEmpty()) {
                    Files.delete(folder.resolve(file.path()));
                }
            }
        }
        for (RuleFile file : sources.files()) {
            write(folder, file);
        }
    }

    private static void write(Path folder, RuleFile file) throws IOException {
        Path target = folder.resolve(file.path());
        byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(target) && java.util.Arrays.equals(Files.readAllBytes(target), bytes)) {
            return;
        }
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path fresh = Files.createTempFile(parent, ".rules", ".tmp");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
