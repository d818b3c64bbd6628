package io.alertledger.parse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints how each line of a file of texts is read, in the form of the tables: {@code PrintTables FILE [why]}. */
final class PrintTables {
    private PrintTables() {}

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (line.isBlank() || line.startsWith("#")) {
                System.out.println(line);
            } else if (!line.startsWith("  =>")) {
                var reading = Grammar.PARSER.parse(Case.of(line, "", "").message());
                System.out.println(line);
                System.out.println("  => " + Shown.reading(reading));
                if (arguments.length > 1) {
                    reading.reasons().forEach(reason -> System.out.println("       - " + reason));
                }
            }
        }
    }
}
