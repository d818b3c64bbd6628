package io.alertledger.exits;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels that are worked out, on the tick. */
class MirrorTest {
    @ParameterizedTest(name = "{0} at {2} from {1}")
    @CsvSource({
        // the exact level, what it is measured from, the tick; the level to be used
        "95.24, 100,   0.5, 95",
        "95.25, 100,   0.5, 95.5",
        "95.24, 100,   ,    95.24",
        "100,   100,   0.5, 100",
        // never onto what it is measured from, nor across it, on the tick or off it
        "99.9,  100,   0.5, 99.5",
        "100.1, 100,   0.5, 100.5",
        "100.21, 100.2, 0.5, 100.5",
        "100.29, 100.3, 0.5, 100",
    })
    void derivedLevelsLieOnTheTickClearOfWhatTheyAreMeasuredFrom(
            BigDecimal level, BigDecimal from, BigDecimal tick, BigDecimal expected) {
        assertThat(Mirror.roundClear(level, from, tick)).isEqualByComparingTo(expected);
    }
}
