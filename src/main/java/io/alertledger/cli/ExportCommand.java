package io.alertledger.cli;

import io.alertledger.Brains;
import io.alertledger.formats.LotReportCsv;
import io.alertledger.formats.PositionsStateWriter;
import io.alertledger.formats.TrackedContractsWriter;
import io.alertledger.formats.TradesCsvWriter;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LotStories;
import io.alertledger.ledger.Pages;
import io.alertledger.ledger.Performance;
import io.alertledger.ledger.Realization;
import io.alertledger.storage.LedgerFile;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.PerformanceWriter;
import io.alertledger.storage.StoreOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives out what the ledger holds in the forms of other programs. */
@Command(
        name = "export",
        description = {
            "Gives out what the ledger holds.",
            "That is trades (CSV), tracked (tracked_contracts_live.json), performance (performance_tracking.db),",
            "positions-state (JSON), lots (a CSV of every closing lot by lot, for taxes)."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    enum Kind {
        TRADES,
        TRACKED,
        PERFORMANCE,
        POSITIONS_STATE,
        LOTS
    }

    /** Writes a document. */
    private interface Document {
        /** @return how many lots it could not hold */
        long write(Writer out) throws IOException;
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            required = true,
            description = "trades, tracked, performance, positions-state or lots")
    private String kind = "";

    @Option(names = "--out", paramLabel = "FILE", description = "where to (default: standard output)")
    @Nullable
    private Path target;

    @Override
    public Integer call() throws IOException {
        Kind what = what();
        try (LedgerFile file = LedgerStore.openReadOnly(global.database, StoreOptions.defaults(global.clock()))) {
            Pages all = new Pages(file::events);
            Iterable<Entry> log = () -> new Matching(all.iterator(), global.account);
            long left = switch (what) {
                case TRADES -> text(out -> trades(log, out));
                case TRACKED -> text(out -> tracked(log, out));
                case POSITIONS_STATE ->
                    text(out -> {
                        PositionsStateWriter.write(out, file.book().holdings(global.account));
                        return 0;
                    });
                case LOTS -> text(out -> lots(log, out));
                case PERFORMANCE -> performance(log);
            };
            if (left > 0) {
                spec.commandLine()
                        .getErr()
                        .println(left + " lots of unknown cost are left out: this form can not say so.");
            }
            return left > 0 ? Exit.NO : Exit.DONE;
        }
    }

    private Kind what() {
        try {
            return Kind.valueOf(kind.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--kind: expected trades, tracked, performance, positions-state or lots, not '" + kind + "'");
        }
    }

    private static long trades(Iterable<Entry> log, Writer out) throws IOException {
        TradesCsvWriter csv = new TradesCsvWriter(out);
        unchecked(() -> LotStories.of(
                log,
                lot -> written(() -> {
                    csv.write(lot);
                    return true;
                })));
        return 0;
    }

    private long tracked(Iterable<Entry> log, Writer out) throws IOException {
        try (TrackedContractsWriter json = new TrackedContractsWriter(Brains.symbols(global.settings()))) {
            unchecked(() -> LotStories.of(
                    log,
                    lot -> written(() -> {
                        json.add(lot);
                        return true;
                    })));
            json.write(out);
        }
        return 0;
    }

    private static long lots(Iterable<Entry> log, Writer out) throws IOException {
        LotReportCsv csv = new LotReportCsv(out);
        unchecked(() -> Performance.realizations(
                log,
                part -> written(() -> {
                    csv.write(part);
                    return true;
                })));
        return 0;
    }

    private long performance(Iterable<Entry> log) throws IOException {
        if (target == null) {
            throw new ParameterException(spec.commandLine(), "--out FILE is needed: a database can not be printed");
        }
        try (PerformanceWriter database = PerformanceWriter.create(target)) {
            long[] left = {0};
            LotStories.of(log, lot -> left[0] += database.write(lot) ? 0 : 1);
            database.finish(Performance.by(log, Realization::day));
            return left[0];
        }
    }

    /** To standard output, or whole to the file: it stands in its place only once all was written. */
    private long text(Document document) throws IOException {
        if (target == null) {
            PrintWriter out = spec.commandLine().getOut();
            long left = document.write(out);
            out.flush();
            return left;
        }
        Path whole = target.toAbsolutePath();
        Path growing = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            long left;
            try (Writer out = Files.newBufferedWriter(growing, StandardCharsets.UTF_8)) {
                left = document.write(out);
            }
            Files.move(growing, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return left;
        } finally {
            Files.deleteIfExists(growing);
        }
    }

    private interface Written {
        boolean write() throws IOException;
    }

    private static boolean written(Written work) {
        try {
            return work.write();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void unchecked(Runnable work) throws IOException {
        try {
            work.run();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }
}
