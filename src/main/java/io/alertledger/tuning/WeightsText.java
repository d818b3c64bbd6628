package io.alertledger.tuning;

import io.alertledger.model.Decimals;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The weights of some sources as text that can be edited row by row; comments and notes stay. */
final class WeightsText {
    /** The table's path among the rules. */
    static final String FILE = "weights.csv";

    /** Begins the lines that say from what the weights were fitted; a new fit replaces them. */
    private static final String HEADER = "# tuned: ";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    private final String text;

    private WeightsText(String text) {
        this.text = text;
    }

    static WeightsText in(RuleSources sources) {
        return new WeightsText(sources.file(FILE)
                .map(RuleFile::text)
                .orElseThrow(() -> new IllegalArgumentException("the rules lack " + FILE)));
    }

    /** The text with other points for some rules, and a header that says where they come from. */
    String with(Function<String, Optional<BigDecimal>> points, List<String> header) {
        StringBuilder whole = new StringBuilder();
        header.forEach(line -> whole.append(HEADER).append(line).append('\n'));
        with(points)
                .lines()
                .filter(line -> !line.startsWith(HEADER))
                .forEach(line -> whole.append(line).append('\n'));
        return whole.toString();
    }

    /** The text with other points for some rules. */
    String with(Function<String, Optional<BigDecimal>> points) {
        StringBuilder whole = new StringBuilder();
        int ruleColumn = -1;
        int pointsColumn = -1;
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                whole.append(line).append('\n');
                continue;
            }
            List<String> cells = new ArrayList<>(cells(line));
            if (ruleColumn < 0) {
                ruleColumn = cells.indexOf("rule");
                pointsColumn = cells.indexOf("points");
            } else {
                Optional<BigDecimal> other = points.apply(cells.get(ruleColumn));
                if (other.isPresent()) {
                    cells.set(pointsColumn, Decimals.plain(other.get()));
                    line = FORMAT.format(cells.toArray());
                }
            }
            whole.append(line).append('\n');
        }
        return whole.toString();
    }

    private static List<String> cells(String line) {
        try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
            return Arrays.asList(parser.getRecords().get(0).values());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
