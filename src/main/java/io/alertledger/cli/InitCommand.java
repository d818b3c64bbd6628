package io.alertledger.cli;

import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the folder of a ledger: configuration, an empty ledger, rules to edit. What is there already is left alone. */
@Command(
        name = "init",
        description = "Makes the ledger's folder: configuration, an empty ledger and a copy of the rules to edit.",
        footer = {
            "",
            "Nothing that is there already is changed; everything works without this command too.",
            "With --learned the measured weights choose, and ask you below a confidence of 80 %."
        },
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    private static final String CONFIGURATION = """
            # Configuration of AlertLedger; 'alertledger config show' prints what holds and why.
            # Each setting may also come from the environment: broker is ALERTLEDGER_BROKER.

            # Where orders go: paper, files, robinhood, alpaca or an adapter of your own.
            #broker=paper

            # A broker with real money is only listened to until this is true.
            #live=false
            """;

    /** The shipped row for everything, and what takes its place with {@code --learned}. */
    private static final String SHIPPED_ROW = "*,*,*,FIFO,1/2,HOLD,none,";

    private static final String LEARNED_ROW = "*,*,*,LEARNED FIFO,1/2,HOLD,0.8,";

    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = "--learned",
            description = "let LEARNED choose between contracts, and hold what is less than 80 %% sure for a person")
    private boolean learned;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = global.folder();
        Files.createDirectories(folder);
        write(folder.resolve("alertledger.properties"), CONFIGURATION, "configuration", out);
        rules(folder.resolve("rules"), out);
        boolean there = Files.exists(global.database);
        global.open().close();
        out.println((there ? "kept     " : "made     ") + global.database + "  the ledger");
        if (!learned) {
            out.println();
            out.println("Several contracts of one ticker open? FIFO sells the oldest first. 'init --learned' in a new"
                    + " folder lets measured weights choose and asks you below 80 %; 'accuracy' shows both on your"
                    + " own trades.");
        }
        out.flush();
        return Exit.DONE;
    }

    private void rules(Path folder, PrintWriter out) throws IOException {
        if (Files.exists(folder)) {
            out.println("kept     " + folder + "  the rules");
            return;
        }
        for (RuleFile file : RuleSources.packed().files()) {
            Path target = folder.resolve(file.path());
            Path parent = target.getParent();
            Files.createDirectories(parent == null ? folder : parent);
            Files.writeString(
                    target,
                    learned && file.path().equals("policy.csv") ? withLearned(file.text()) : file.text(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE_NEW);
        }
        out.println("made     " + folder + "  a copy of the rules, to edit" + (learned ? "; LEARNED chooses" : ""));
    }

    private static String withLearned(String policy) {
        if (!policy.contains(SHIPPED_ROW)) {
            throw new IllegalStateException("policy.csv has no row " + SHIPPED_ROW);
        }
        return policy.replace(SHIPPED_ROW, LEARNED_ROW);
    }

    private static void write(Path file, String text, String what, PrintWriter out) throws IOException {
        if (Files.exists(file)) {
            out.println("kept     " + file + "  the " + what);
            return;
        }
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            // It may come to hold a token.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        out.println("made     " + file + "  the " + what);
    }
}
