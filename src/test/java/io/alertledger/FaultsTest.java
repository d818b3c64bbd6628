package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/faults.md names tests that are there, and says of every row either a test or why there is none. */
class FaultsTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final int ROWS = 57;

    @Test
    void everyNamedTestIsThere() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Files.readString(Path.of("docs/faults.md")));
        while (named.find()) {
            boolean there = false;
            for (Path source : sources) {
                there |= source.endsWith(named.group(1) + ".java")
                        && Files.readString(source).contains("void " + named.group(2) + "(");
            }
            if (!there) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRowHasATestOrAReason() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/faults.md")).stream()
                .filter(line -> line.startsWith("| R"))
                .toList();
        assertThat(rows).hasSize(ROWS);
        assertThat(rows).allSatisfy(row -> {
            String[] cells = row.split("\\|", -1);
            assertThat(cells[3].strip() + cells[4].strip()).as("%s", row).isNotEmpty();
        });
    }
}
