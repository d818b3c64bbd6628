package io.alertledger.cli;

import io.alertledger.exits.BarsCsv;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a CSV of bars and says which lines were left out. */
final class BarsFile {
    private BarsFile() {}

    static BarsCsv read(Path file, PrintWriter problems) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            BarsCsv bars = BarsCsv.read(reader);
            bars.problems().forEach(problem -> problems.println(file + ": " + problem));
            if (bars.bars().isEmpty()) {
                throw new IllegalArgumentException(file + ": there is no bar in it");
            }
            return bars;
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(file + ": there is no such file", missing);
        }
    }
}
