package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.LedgerView;
import io.alertledger.ResultsBy;
import io.alertledger.formats.Json;
import io.alertledger.ledger.Score;
import io.alertledger.model.Decimals;
import java.io.PrintWriter;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what was won and lost. */
@Command(
        name = "results",
        description = {
            "Says what was won and lost, summed by something: closings, results, wins and losses.",
            "What is not known is counted and is in no sum. A closing counts for every rule that spoke for it."
        },
        mixinStandardHelpOptions = true)
final class ResultsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description =
                    "day, analyst, channel, ticker, trade, lot, source, reason or rule (default: ${DEFAULT-VALUE})",
            defaultValue = "day")
    private String by = "day";

    @Override
    public Integer call() {
        ResultsBy what = what();
        PrintWriter out = spec.commandLine().getOut();
        try (LedgerView view = LedgerView.open(global.settings(), global.moment())) {
            SortedMap<String, Score> scores = view.results(global.account, what);
            if (global.json) {
                ObjectNode answer = Json.object();
                answer.put("account", global.account).put("by", what.name());
                ArrayNode groups = answer.putArray("groups");
                scores.forEach((name, score) -> groups.addObject()
                        .put("name", name)
                        .put("realized", Decimals.plain(score.realized().known()))
                        .put("closings", score.realized().closings())
                        .put("unknown", score.realized().unknown())
                        .put("wins", score.wins())
                        .put("losses", score.losses()));
                out.println(Json.write(answer));
            } else if (scores.isEmpty()) {
                out.println(what == ResultsBy.RULE ? "No rule has closed anything." : "Nothing was closed.");
            } else {
                print(out, scores);
            }
            out.flush();
            return Exit.DONE;
        }
    }

    private static void print(PrintWriter out, SortedMap<String, Score> scores) {
        int width = scores.keySet().stream().mapToInt(String::length).max().orElse(0);
        String form = "%-" + Math.max(4, width) + "s %16s %9s %6s %6s %8s%n";
        out.printf(Locale.ROOT, form, "", "realized", "closings", "won", "lost", "unknown");
        scores.forEach((name, score) -> out.printf(
                Locale.ROOT,
                form,
                name.isEmpty() ? "-" : name,
                shown(score),
                score.realized().closings(),
                score.wins(),
                score.losses(),
                score.realized().unknown()));
    }

    /** At most four decimals for people. */
    private static String shown(Score score) {
        var realized = score.realized().known();
        return Decimals.plain(realized.scale() > 4 ? realized.setScale(4, RoundingMode.HALF_EVEN) : realized);
    }

    private ResultsBy what() {
        @Nullable
        ResultsBy found = Arrays.stream(ResultsBy.values())
                .filter(one -> one.name().equalsIgnoreCase(by.strip()))
                .findFirst()
                .orElse(null);
        if (found == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--by: expected one of "
                            + Arrays.stream(ResultsBy.values())
                                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))
                            + ", not '" + by + "'");
        }
        return found;
    }
}
