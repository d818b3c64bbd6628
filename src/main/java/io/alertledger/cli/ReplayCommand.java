package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.LedgerView;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.journal.Past;
import io.alertledger.journal.ReplayTally;
import io.alertledger.model.Verdict;
import io.alertledger.parse.ChannelExport;
import io.alertledger.parse.ExportSummary;
import io.alertledger.parse.MarkedText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Goes through the past again: decisions under the rules that made them, or with {@code --parse-only} what would have been
 * understood of a room's messages.
 */
@Command(
        name = "replay",
        description =
                "Decides again what was decided, and says whether it is the same byte for byte; or reads a channel's"
                        + " past messages.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** What is gone through; one of them. */
    static final class What {
        @Option(
                names = "--parse-only",
                paramLabel = "FILE",
                required = true,
                description = "messages of a channel, JSON Lines or CSV with a header; nothing is decided or done")
        private @Nullable Path export;

        @Parameters(paramLabel = "DECISION", description = "the decision's id, such as d-1f…")
        private @Nullable String decision;

        @Option(names = "--all", required = true, description = "every decision of the account")
        private boolean all;

        @Option(
                names = "--last",
                paramLabel = "N",
                required = true,
                description = "the newest N decisions of the account")
        private int last;
    }

    @Override
    public Integer call() throws IOException {
        return what.export == null ? decisions() : parsed(spec, global, what.export);
    }

    private int decisions() {
        ReplayText text =
                new ReplayText(spec.commandLine().getOut(), spec.commandLine().getErr(), global.database, global.json);
        try (LedgerView view = LedgerView.open(global.settings(), global.moment())) {
            Optional<Past> past = view.past(global.account);
            String id = what.decision;
            return id != null
                    ? text.one(id, past.flatMap(decisions -> decisions.replay(id)))
                    : text.many(past.map(
                                    decisions -> decisions.replay(what.all ? Integer.MAX_VALUE : what.last, done -> {}))
                            .orElse(ReplayTally.NONE));
        }
    }

    /** Says what would have been understood of a channel's messages. */
    static int parsed(CommandSpec spec, GlobalOptions global, Path export) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ExportSummary summary =
                new ExportSummary(global.parser(), global.clock().instant());
        ArrayNode problems = Json.object().putArray("problems");
        read(export, summary, problems);
        if (global.json) {
            out.println(Json.write(json(summary, problems)));
        } else {
            print(out, summary);
            problems.forEach(problem -> spec.commandLine()
                    .getErr()
                    .println("line " + problem.path("line").asText() + ": "
                            + problem.path("message").asText()));
        }
        out.flush();
        return problems.isEmpty() ? Exit.DONE : Exit.USAGE;
    }

    private static void read(Path export, ExportSummary summary, ArrayNode problems) throws IOException {
        if (!Files.isRegularFile(export)) {
            throw new InputException("INVALID", "--parse-only", export.toString(), "there is no file " + export);
        }
        try (Reader reader = Files.newBufferedReader(export)) {
            ChannelExport.read(
                    reader,
                    summary::add,
                    (line, problem) -> problems.addObject().put("line", line).put("message", problem));
        } catch (CharacterCodingException binary) {
            throw new InputException("INVALID", "--parse-only", export.toString(), export + " is no text in UTF-8");
        }
    }

    private static void print(PrintWriter out, ExportSummary summary) {
        out.println(summary.messages() + " messages");
        for (Verdict verdict : Verdict.values()) {
            int count = summary.counts().getOrDefault(verdict, 0);
            out.printf(Locale.ROOT, "  %-11s %5d%n", verdict, count);
        }
        for (ExportSummary.Unclear unclear : summary.unclear()) {
            String author = unclear.row().author();
            out.println();
            out.println("line " + unclear.row().line() + (author == null ? "" : ", " + author));
            out.print(MarkedText.of(unclear.row().text(), unclear.reading()));
        }
        int unlisted = summary.counts().getOrDefault(Verdict.UNCLEAR, 0)
                - summary.unclear().size();
        if (unlisted > 0) {
            out.println();
            out.println(unlisted + " more are unclear and not listed");
        }
    }

    private static ObjectNode json(ExportSummary summary, ArrayNode problems) {
        ObjectNode json = Json.object();
        json.put("messages", summary.messages());
        ObjectNode verdicts = json.putObject("verdicts");
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict.name(), summary.counts().getOrDefault(verdict, 0));
        }
        ArrayNode unclear = json.putArray("unclear");
        for (ExportSummary.Unclear one : summary.unclear()) {
            ObjectNode row = unclear.addObject().put("line", one.row().line());
            if (one.row().id() != null) {
                row.put("id", one.row().id());
            }
            if (one.row().author() != null) {
                row.put("author", one.row().author());
            }
            row.put("text", one.row().text());
            ArrayNode reasons = row.putArray("reasons");
            one.reading().reasons().forEach(reasons::add);
        }
        json.set("problems", problems);
        return json;
    }
}
