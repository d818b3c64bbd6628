package io.alertledger.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Run by the build on the packed jar: a short life of a ledger, so that Java's archive of loaded classes ({@code
 * -XX:ArchiveClassesAtExit}) holds what commands need.
 */
final class WarmUp {
    private static final String DAY = "2026-01-28T15:00:00Z";

    private static final List<List<String>> LIFE = List.of(
            List.of("buy", "SPY_20260128_595_C", "--quantity", "5", "--price", "1.50", "--trade-id", "t1"),
            List.of("buy", "SPY_20260130_600_P", "--quantity", "2", "--price", "2.10", "--trade-id", "t2"),
            List.of("resolve", "Trim SPY calls @ 1.60", "--at", DAY),
            List.of("handle", "Trim SPY calls @ 1.60", "--id", "warm-up", "--at", DAY),
            List.of("parse", "Trim SPY calls @ 1.60"),
            List.of("positions"),
            List.of("orders"));

    private WarmUp() {}

    /**
     * @param args where a folder for the ledger is made
     * @throws IllegalStateException if a command fails, so that no build leaves a poor archive
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "warm-up");
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        for (List<String> command : LIFE) {
            List<String> line = new ArrayList<>(command);
            line.addAll(List.of("--db", folder.resolve("ledger.db").toString()));
            int code = Main.run(line.toArray(String[]::new));
            if (code > Exit.NO) {
                throw new IllegalStateException("exit code " + code + " of " + line);
            }
        }
    }
}
