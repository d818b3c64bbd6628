package io.alertledger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Symbols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state file that an executor is writing, or has broken: what was known stays, and the reason is said. */
class StateFileTest {
    private static final String GOOD =
            "{\"SOLUSDT\":{\"side\":\"LONG\",\"qty\":1.5,\"entry_price\":143.36},\"日本\":{\"qty\":0}}";

    @TempDir
    Path folder;

    private StateFile<PositionsState> file() throws IOException {
        Path path = Files.writeString(folder.resolve("positions_state.json"), GOOD);
        StateFile<PositionsState> file =
                new StateFile<>(path, text -> PositionsStateReader.read(text, Symbols.NONE, "default"));
        assertThat(file.read().problem()).isNull();
        return file;
    }

    private void kept(StateFile<PositionsState> file, String what) {
        StateFile.Read<PositionsState> read = file.read();
        assertThat(read.problem()).as(what).isNotNull().contains("positions_state.json");
        assertThat(read.content()).as(what).isNotNull();
        assertThat(read.content().rows()).as(what).hasSize(1);
    }

    @Test
    void cutOffAtAnyByteItSaysNothing() throws IOException {
        StateFile<PositionsState> file = file();
        byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("positions_state.json"), Arrays.copyOf(whole, length));
            kept(file, "cut at byte " + length);
        }
        Files.delete(folder.resolve("positions_state.json"));
        kept(file, "gone");
        Files.write(folder.resolve("positions_state.json"), whole);
        assertThat(file.read().problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}}",
                "{\"SOLUSDT\":{\"qty\":1}}\0\0\0",
                "{\"SOLUSDT\":{\"qty\":1},\"SOLUSDT\":{\"qty\":2}}",
                "{\"SOLUSDT\":{\"qty\":1,\"qty\":2}}"
            })
    void whatIsNoDocumentSaysNothing(String text) throws IOException {
        StateFile<PositionsState> file = file();
        Files.writeString(folder.resolve("positions_state.json"), text);
        kept(file, text);
    }
}
