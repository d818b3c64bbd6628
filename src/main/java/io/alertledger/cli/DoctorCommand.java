package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at everything that trading rests on, changes nothing, and says what to do. */
@Command(
        name = "doctor",
        description =
                "Checks Java, configuration, rules, ledger, disk, permissions, clock and broker; changes nothing.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Override
    public Integer call() {
        List<Check> checks = new Diagnosis(global).checks();
        PrintWriter out = spec.commandLine().getOut();
        if (global.json) {
            ObjectNode answer = Json.object();
            ArrayNode all = answer.putArray("checks");
            checks.forEach(check -> all.addObject()
                    .put("what", check.what())
                    .put("state", check.state().name())
                    .put("found", check.found())
                    .put("advice", check.advice()));
            out.println(Json.write(answer));
        } else {
            checks.forEach(check -> print(check, out));
        }
        out.flush();
        return checks.stream().anyMatch(check -> check.state() == Check.State.BAD) ? Exit.NO : Exit.DONE;
    }

    private static void print(Check check, PrintWriter out) {
        out.println(
                "%-5s %-14s %s".formatted(check.state().name().toLowerCase(Locale.ROOT), check.what(), check.found()));
        if (!check.advice().isEmpty()) {
            out.println(" ".repeat(21) + check.advice());
        }
    }
}
