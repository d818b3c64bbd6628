package io.alertledger.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.model.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no JSON is said, whatever it is. */
class JsonTest {
    /** The last three are numbers whose exponent has more digits than any number can have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,\"a\":2}",
                "nul",
                "{\"a\":01}",
                "\u0000",
                "1e99999999999",
                "{\"x\":-1.5E+1234567890123}",
                "[[1761e10000009612400.5]]"
            })
    void whatIsNoJsonIsSaid(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOfSatisfying(
                        InputException.class,
                        said -> assertThat(said.problem().code()).isEqualTo("BAD_JSON"));
        assertThatThrownBy(() -> Json.readForeign(text)).isInstanceOf(InputException.class);
    }

    @Test
    void aFileOfTradesWithANumberWithoutEndGivesNoRow(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("tracked.json"),
                "{\"c\":[{\"trade_id\":\"t1\"},{\"trade_id\":\"t2\",\"q\":1e99999999999}]}");
        List<ImportedRow> rows = new ArrayList<>();
        assertThatThrownBy(() -> TrackedContracts.read(file, Symbols.NONE, rows::add))
                .isInstanceOf(InputException.class);
        assertThat(rows).isEmpty();
    }
}
