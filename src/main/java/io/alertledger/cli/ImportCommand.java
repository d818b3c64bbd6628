package io.alertledger.cli;

import io.alertledger.Brains;
import io.alertledger.formats.ImportKind;
import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.InputException;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.PositionsState;
import io.alertledger.formats.PositionsStateReader;
import io.alertledger.formats.StateFile;
import io.alertledger.formats.TrackedContracts;
import io.alertledger.formats.TradesCsvReader;
import io.alertledger.model.Symbols;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.PerformanceFile;
import io.alertledger.storage.StoreOptions;
import io.alertledger.trade.ImportBatch;
import io.alertledger.trade.ImportTally;
import io.alertledger.trade.StateRows;
import io.alertledger.trade.TradeImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over trades and positions that other programs kept. */
@Command(
        name = "import",
        description = {
            "Takes over what other programs kept.",
            "That is a CSV of trades, tracked_contracts_live.json, performance_tracking.db, positions_state.json.",
            "The same file again changes nothing.",
            "What was not taken is said row by row; 'undo BATCH' takes an import back. Of a channel's messages",
            "nothing is booked: they are read as 'replay --parse-only' does."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final int BEGINNING = 1 << 16;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "what to take over")
    private List<Path> files = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "trades, tracked, performance, positions-state or messages (default: recognised by how the file begins)")
    @Nullable
    private String kind;

    @Option(
            names = "--dry-run",
            description = "say of every row what would become of it, on a copy of the ledger; nothing is booked")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Map<Path, ImportKind> kinds = kinds();
        int messages = Exit.DONE;
        for (Path file : files) {
            if (kinds.get(file) == ImportKind.MESSAGES) {
                err.println(file + ": messages; nothing of them is booked. What would have been understood:");
                messages = Math.max(messages, ReplayCommand.parsed(spec, global, file));
            }
        }
        if (kinds.values().stream().allMatch(ImportKind.MESSAGES::equals)) {
            return messages;
        }
        Symbols symbols = Brains.symbols(global.settings());
        boolean complete = true;
        // A trade that two files tell of is booked as the first says; performance_tracking.db knows most.
        List<Path> order = files.stream()
                .filter(file -> kinds.get(file) != ImportKind.MESSAGES)
                .sorted(Comparator.comparing(file -> kinds.get(file) != ImportKind.PERFORMANCE))
                .toList();
        StoreOptions options = StoreOptions.defaults(global.clock());
        try (RehearsalLedger rehearsal = dryRun ? RehearsalLedger.of(global.database, options) : null;
                LedgerStore store = LedgerStore.open(rehearsal == null ? global.database : rehearsal.file(), options)
                        .orThrow()) {
            for (Path file : order) {
                complete &= take(file, Objects.requireNonNull(kinds.get(file)), symbols, store);
            }
        }
        return complete ? messages : Exit.NO;
    }

    /** @return whether all of the file is in the ledger as it stands there */
    private boolean take(Path file, ImportKind what, Symbols symbols, LedgerStore store) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Instant now = global.clock().instant();
        ImportBatch batch = new ImportBatch(id(now), global.account, String.valueOf(file.getFileName()));
        ImportReport report =
                new ImportReport(spec.commandLine().getOut(), err, global.json, file, what, dryRun ? null : batch.id());
        Progress progress = new Progress(err, !global.json, Files.size(file));
        TradeImport into = new TradeImport(store, batch, what == ImportKind.POSITIONS_STATE, note -> {
            progress.clear();
            report.note(note);
        });
        InputProblem broken = null;
        try {
            read(file, what, symbols, now, into, progress);
        } catch (InputException bad) {
            broken = bad.problem();
        }
        ImportTally tally = into.finish();
        progress.clear();
        report.done(tally, broken);
        return broken == null && tally.complete();
    }

    private static String id(Instant now) {
        return "imp-"
                + now.toString()
                        .substring(0, 19)
                        .replace(":", "")
                        .replace("-", "")
                        .replace("T", "-") + "-" + UUID.randomUUID().toString().substring(0, 6);
    }

    /** Of each file, before anything is booked: one that is none of them stops all. */
    private Map<Path, ImportKind> kinds() throws IOException {
        Map<Path, ImportKind> kinds = new LinkedHashMap<>();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(
                        file + (Files.isDirectory(file) ? ": a folder; name the files in it" : ": no such file"));
            }
            kinds.put(file, kind == null ? recognised(file) : told(kind));
        }
        return kinds;
    }

    private static ImportKind told(String word) {
        return ImportKind.of(word)
                .orElseThrow(() -> new IllegalArgumentException("--kind: expected one of "
                        + Stream.of(ImportKind.values()).map(ImportKind::word).collect(Collectors.joining(", "))
                        + ", not '" + word + "'"));
    }

    private static ImportKind recognised(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ImportKind.recognise(in.readNBytes(BEGINNING))
                    .orElseThrow(
                            () -> new IllegalArgumentException(file + ": not recognised; say --kind with what it is"));
        }
    }

    private void read(Path file, ImportKind what, Symbols symbols, Instant now, TradeImport into, Progress progress)
            throws IOException {
        Consumer<ImportedRow> rows = row -> {
            into.accept(row);
            progress.rows(into.tally().rows());
        };
        switch (what) {
            case TRADES -> {
                try (Reader in =
                        new InputStreamReader(progress.counting(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
                    TradesCsvReader.read(in, symbols, rows);
                }
            }
            case TRACKED -> TrackedContracts.read(file, symbols, rows);
            case PERFORMANCE -> PerformanceFile.read(file, symbols, rows);
            case POSITIONS_STATE -> state(file, symbols, now).forEach(rows);
            case MESSAGES -> throw new IllegalStateException("messages are no trades: " + file);
        }
    }

    private List<ImportedRow> state(Path file, Symbols symbols, Instant now) {
        StateFile.Read<PositionsState> read =
                new StateFile<>(file, text -> PositionsStateReader.read(text, symbols, global.account)).read();
        if (read.content() == null) {
            throw new InputException("INVALID", "", file.toString(), String.valueOf(read.problem()));
        }
        return new ArrayList<>(StateRows.of(read.content(), now));
    }
}
