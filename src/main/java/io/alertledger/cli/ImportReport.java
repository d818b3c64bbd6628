package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.ImportKind;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.Json;
import io.alertledger.trade.ImportTally;
import io.alertledger.trade.TradeImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Says of one file what was taken and what was not. For people the first {@value #MOST} problems; as
 * JSON all of them, one object to a file, written as they come.
 */
final class ImportReport {
    /** Problems that are shown to people before the rest is only counted. */
    static final int MOST = 50;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Path file;
    private final @Nullable String batch;
    private long notes;

    /** @param batch the id of what is booked; null where nothing is, and it is only said what would be */
    ImportReport(PrintWriter out, PrintWriter err, boolean json, Path file, ImportKind kind, @Nullable String batch) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.file = file;
        this.batch = batch;
        if (json) {
            ObjectNode head = Json.object();
            head.put("file", file.toString());
            head.put("kind", kind.word());
            if (batch == null) {
                head.put("dryRun", true);
            } else {
                head.put("batch", batch);
            }
            String text = Json.write(head);
            out.print(text.substring(0, text.length() - 1) + ",\"problems\":[");
        }
    }

    void note(TradeImport.Note note) {
        InputProblem problem = note.problem();
        if (json) {
            ObjectNode node = Json.object();
            node.put("row", note.row());
            node.put("skipped", note.skipped());
            node.put("code", problem.code());
            node.put("field", problem.field());
            node.put("value", problem.value());
            node.put("message", problem.message());
            out.print((notes == 0 ? "" : ",") + Json.write(node));
        } else if (notes < MOST) {
            err.println(file.getFileName() + " row " + note.row() + (note.skipped() ? " skipped: " : " in part: ")
                    + sentence(problem));
        }
        notes++;
    }

    private static String sentence(InputProblem problem) {
        String field = problem.field().isEmpty() ? "" : problem.field() + " ";
        String value = problem.value().isEmpty() ? "" : "'" + printable(problem.value()) + "' ";
        return problem.code() + " " + field + value + "(" + problem.message() + ")";
    }

    /** A foreign value may hold what moves a terminal's cursor. */
    private static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }

    /** @param broken why the file could not be read to its end; null where it could */
    void done(ImportTally tally, @Nullable InputProblem broken) {
        if (json) {
            ObjectNode node = Json.object();
            node.put("rows", tally.rows());
            node.put("booked", tally.booked());
            node.put("unchanged", tally.unchanged());
            node.put("partial", tally.partial());
            node.put("skipped", tally.skipped());
            node.put("events", tally.events());
            if (broken != null) {
                node.putObject("error")
                        .put("code", broken.code())
                        .put("field", broken.field())
                        .put("value", broken.value())
                        .put("message", broken.message());
            }
            out.println("]," + Json.write(node).substring(1));
            out.flush();
            return;
        }
        if (notes > MOST) {
            err.println((notes - MOST) + " more; --json lists all of them.");
        }
        if (broken != null) {
            err.println(file + ": " + sentence(broken));
        }
        err.flush();
        String end = tally.events() == 0 ? "" : " Batch " + batch + ".";
        out.println(file + ": " + tally.rows() + " rows, " + tally.booked()
                + (batch == null ? " to book, " : " booked, ")
                + tally.unchanged() + " unchanged, " + tally.partial() + " in part, " + tally.skipped() + " skipped."
                + (batch == null ? " Nothing was booked." : end));
        out.flush();
    }
}
