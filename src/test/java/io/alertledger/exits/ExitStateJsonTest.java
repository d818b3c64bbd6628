package io.alertledger.exits;

import static io.alertledger.exits.Guards.OPENED;
import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a restart finds of a guarded position. */
class ExitStateJsonTest {
    private static final ExitState FULL = new ExitState(
            Duration.ofSeconds(90),
            OPENED.plusSeconds(90),
            number("104.5"),
            number("110"),
            number("109"),
            number("106.123456789012345678"),
            true,
            true,
            true,
            2,
            Duration.ofSeconds(30));

    private static ExitState read(String json) {
        return ExitStateJson.read(Json.readObject(json.replace('\'', '"')));
    }

    @Test
    void everyFactIsWrittenAndReadAgain() {
        String written = Json.write(ExitStateJson.write(FULL));
        assertThat(written)
                .isEqualTo("{\"held\":\"PT1M30S\",\"at\":\"2026-01-28T15:01:30Z\",\"lastPrice\":\"104.5\","
                        + "\"peak\":\"110\",\"trailPeak\":\"109\",\"trailingStop\":\"106.123456789012345678\","
                        + "\"activated\":true,\"breakEven\":true,\"trimmed\":true,\"targetsDone\":2,"
                        + "\"breached\":\"PT30S\"}");
        assertThat(read(written)).isEqualTo(FULL);
    }

    @Test
    void whatIsNotSaidHasNotHappened() {
        assertThat(read("{'at':'2026-01-28T15:00:00Z'}"))
                .isEqualTo(new ExitState(Duration.ZERO, OPENED, null, null, null, null, false, false, false, 0, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                 | at
            {'at':'2026-01-28T15:00:00Z','targetsDone':-1}     | targetsDone: must not be negative
            {'at':'2026-01-28T15:00:00Z','held':'-PT1S'}       | held: must not be negative
            {'at':'2026-01-28T15:00:00Z','held':'soon'}        | held: expected a duration such as PT15M
            {'at':'2026-01-28T15:00:00Z','breached':'-PT1S'}   | breached: must not be negative
            {'at':'2026-01-28T15:00:00Z','peak':'high'}        | peak: expected plain digits, at most 200
            {'at':'2026-01-28T15:00:00Z','peak':'1e5'}         | peak: expected plain digits, at most 200
            {'at':'2026-01-28T15:00:00Z','peak':'1E5'}         | peak: expected plain digits, at most 200
            """)
    void whatMakesNoSenseIsRefusedByItsField(String json, String expected) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(InputException.class).hasMessageContaining(expected);
    }

    @Test
    void aNumberHasAtMostTwoHundredDigits() {
        String longest = "1".repeat(200);
        String json = "{'at':'2026-01-28T15:00:00Z','peak':'%s'}";
        assertThat(read(json.formatted(longest)).peak()).isEqualTo(number(longest));
        assertThatThrownBy(() -> read(json.formatted(longest + "1"))).isInstanceOf(InputException.class);
    }
}
