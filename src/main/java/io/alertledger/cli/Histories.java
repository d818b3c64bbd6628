package io.alertledger.cli;

import io.alertledger.formats.InputException;
import io.alertledger.model.Symbols;
import io.alertledger.tuning.History;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trades from a file that is named on the command line. */
final class Histories {
    private Histories() {}

    static History read(Path csv, Symbols symbols) throws IOException {
        if (!Files.isRegularFile(csv)) {
            throw new InputException("INVALID", "--trades", csv.toString(), "there is no file " + csv);
        }
        try (Reader reader = Files.newBufferedReader(csv)) {
            return History.read(reader, symbols);
        } catch (CharacterCodingException binary) {
            throw new InputException("INVALID", "--trades", csv.toString(), csv + " is no text in UTF-8");
        }
    }
}
