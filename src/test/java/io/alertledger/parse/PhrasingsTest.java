package io.alertledger.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Reading;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people write and what it means: the tables in {@code src/test/resources/parse}, one file a topic. They read as the
 * manual of the grammar; today is Wednesday, 28 January 2026.
 */
class PhrasingsTest {
    static Stream<String> tables() {
        return Case.tables().stream();
    }

    /** Every line that reads otherwise is told, with what it reads as and why. */
    @ParameterizedTest
    @MethodSource("tables")
    void aTableReadsAsItIsWritten(String table) {
        assertThat(Case.read(table).stream().flatMap(PhrasingsTest::difference)).isEmpty();
    }

    private static Stream<String> difference(Case line) {
        Reading reading = Grammar.PARSER.parse(line.message());
        String shown = Shown.reading(reading);
        return shown.equals(line.expected())
                ? Stream.empty()
                : Stream.of("%s %s%n  should be %s%n  but reads  %s%n  %s"
                        .formatted(
                                line.where(),
                                line.text(),
                                line.expected(),
                                shown,
                                String.join("\n  ", reading.reasons())));
    }
}
