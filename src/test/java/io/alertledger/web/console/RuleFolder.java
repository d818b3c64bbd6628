package io.alertledger.web.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the shipped rules that a test may edit. */
public final class RuleFolder {
    private static final Path SHIPPED = Path.of("rules");

    private RuleFolder() {}

    public static Path copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(SHIPPED.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }

    /** One more line of a table. */
    public static void append(Path table, String row) throws IOException {
        Files.writeString(table, Files.readString(table).stripTrailing() + "\n" + row + "\n");
    }
}
