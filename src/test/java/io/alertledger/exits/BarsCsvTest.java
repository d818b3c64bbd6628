package io.alertledger.exits;

import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars as people keep them. */
class BarsCsvTest {
    private static BarsCsv read(String text) throws IOException {
        return BarsCsv.read(new StringReader(text));
    }

    @Test
    void columnsInAnyOrderUnderTheirUsualNames() throws IOException {
        BarsCsv read = read("\uFEFFClose,Volume,Timestamp,O,H,L\r\n101,9,2026-01-28T15:00:00Z,100,102,99\r\n\r\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.bars())
                .containsExactly(new PricePoint.Candle(
                        Instant.parse("2026-01-28T15:00:00Z"),
                        number("100"),
                        number("102"),
                        number("99"),
                        number("101")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-28T15:00:00Z,      2026-01-28T15:00:00Z",
        "2026-01-28 16:00:00+01:00, 2026-01-28T15:00:00Z",
        "2026-01-28 10:00:00,       2026-01-28T15:00:00Z",
        "2026-07-28 10:00:00,       2026-07-28T14:00:00Z",
        "2026-01-28,                2026-01-28T14:30:00Z",
        "1769612400,                2026-01-28T15:00:00Z",
        "1769612400000,             2026-01-28T15:00:00Z",
        // Up to eleven digits are seconds, from twelve on milliseconds.
        "946684800,                 2000-01-01T00:00:00Z",
        "10000000000,               2286-11-20T17:46:40Z",
        "946684800000,              2000-01-01T00:00:00Z",
        "10000000000000,            2286-11-20T17:46:40Z",
    })
    void timesAsTheyCome(String text, Instant expected) {
        assertThat(BarsCsv.time(text)).isEqualTo(expected);
    }

    @Test
    void newestFirstIsPutInOrder() throws IOException {
        BarsCsv read = read("time,open,high,low,close\n2026-01-29,2,2,2,2\n2026-01-28,1,1,1,1\n");
        assertThat(read.bars()).extracting(PricePoint.Candle::open).containsExactly(number("1"), number("2"));
    }

    @Test
    void whatIsWrongIsSaidLineByLineAndTheRestTaken() throws IOException {
        BarsCsv read = read("""
                time,open,high,low,close
                2026-01-28,1,1,1,1
                yesterday,1,1,1,1
                2026-01-29,1,NaN,1,1
                2026-01-30,2,1,1,1
                2026-01-28,3,3,3,3
                2026-02-02,1,1,1
                2026-02-03,1,1e300,1,1
                # a remark
                2026-02-04,-1,1,-1,1
                2026-02-05,2,2,2,2
                """);
        assertThat(read.bars()).extracting(PricePoint.Candle::open).containsExactly(number("1"), number("2"));
        assertThat(read.problems()).extracting(BarsCsv.Problem::line).containsExactly(3, 4, 5, 6, 7, 8, 10);
        assertThat(read.problems().get(1)).hasToString("line 4: high: not a number: 'NaN'");
        assertThat(read.problems().get(3).what()).startsWith("a second bar at");
    }

    @Test
    void aLineMayBeTenThousandCharactersLong() throws IOException {
        String bar = "2026-01-28,1,1,1,1,";
        String longest = bar + "x".repeat(10_000 - bar.length());
        assertThat(read("time,open,high,low,close,note\n" + longest).problems()).isEmpty();
        assertThat(read("time,open,high,low,close,note\n" + longest + "x").problems())
                .containsExactly(new BarsCsv.Problem(2, "longer than 10000 characters"));
    }

    @Test
    void aFileThatIsNoneOfBarsIsSaid() throws IOException {
        assertThat(read("").problems()).hasSize(1);
        assertThat(read("date,price\n2026-01-28,1\n").problems().get(0).what()).contains("no column");
    }

    @Property
    void noTextIsTooMuch(@ForAll String text) throws IOException {
        BarsCsv read = read("time,open,high,low,close\n" + text);
        assertThat(read.bars()).isNotNull();
        read(text);
    }
}
