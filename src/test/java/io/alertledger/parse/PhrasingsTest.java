package io.alertledger.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.alertledger.model.Reading;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * What people write and what it means: the tables in {@code src/test/resources/parse}, one file a topic. They read as the
 * manual of the grammar; today is Wednesday, 28 January 2026.
 */
class PhrasingsTest {
    @TestFactory
    Stream<DynamicNode> phrasings() {
        return Case.tables().stream()
                .map(table -> dynamicContainer(
                        table,
                        Case.read(table).stream().map(line -> dynamicTest(line.text(), () -> isReadAsExpected(line)))));
    }

    private static void isReadAsExpected(Case line) {
        Reading reading = Grammar.PARSER.parse(line.message());
        assertThat(Shown.reading(reading))
                .as("%s %s%n%s", line.where(), line.text(), String.join("\n", reading.reasons()))
                .isEqualTo(line.expected());
    }
}
