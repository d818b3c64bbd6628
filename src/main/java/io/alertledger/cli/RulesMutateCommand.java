package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.RuleReport;
import io.alertledger.formats.Json;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.scenario.Mutations;
import io.alertledger.scenario.Mutations.Mutation;
import io.alertledger.trade.Brain;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks whether the scenarios beside the rules would notice a slip in a rule. */
@Command(
        name = "mutate",
        description = "Puts small faults into the rules, one at a time, and says which of them no scenario notices.",
        mixinStandardHelpOptions = true)
final class RulesMutateCommand extends RuleFilesCommand {
    /** In a folder of which fewer are caught, the scenarios are no proof. */
    private static final int ENOUGH_PERCENT = 90;

    private static final int TOLD_EVERY = 50;

    @Parameters(paramLabel = "FOLDER", arity = "0..*", description = "such as sizing; all where none is named")
    private List<String> folders = List.of();

    @Override
    public Integer call() {
        List<String> known =
                Arrays.stream(RuleStage.values()).map(RuleStage::folder).toList();
        List<String> unknown =
                folders.stream().filter(folder -> !known.contains(folder)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "No rules lie in folder " + String.join(", ", unknown) + "; choose of " + String.join(", ", known));
        }
        Optional<Brain> brain = compiled();
        if (brain.isEmpty()) {
            return Exit.NO;
        }
        RuleSet rules = brain.get().rules();
        List<Mutation> mutations = Mutations.of(rules, folders);
        AtomicInteger done = new AtomicInteger();
        Mutations.Result result = Mutations.run(rules, mutations, RuleReport.runner(brain.get()), mutation -> {
            if (done.incrementAndGet() % TOLD_EVERY == 0) {
                err(done + " of " + mutations.size());
            }
        });
        Map<String, Mutations.Result> byFolder = new LinkedHashMap<>();
        known.forEach(folder -> byFolder.put(folder, result.in(folder)));
        byFolder.values().removeIf(folder -> folder.counted() == 0);
        if (global().json) {
            print(json(rules, byFolder));
        } else {
            result.alive().forEach(fault -> say(fault.position() + "  " + fault.words()));
            byFolder.forEach((folder, own) -> say(folder + ": " + own.caught().size() + " of " + own.counted()
                    + " faults are caught, " + own.percent() + " %"));
        }
        return byFolder.values().stream().allMatch(folder -> folder.percent() >= ENOUGH_PERCENT) ? Exit.DONE : Exit.NO;
    }

    private static ObjectNode json(RuleSet rules, Map<String, Mutations.Result> byFolder) {
        ObjectNode answer = Json.object();
        answer.put("ruleSet", rules.id());
        ArrayNode list = answer.putArray("folders");
        byFolder.forEach((name, folder) -> {
            ObjectNode node = list.addObject();
            node.put("folder", name);
            node.put("caught", folder.caught().size());
            node.put("refused", folder.refused().size());
            node.put("percent", folder.percent());
            ArrayNode alive = node.putArray("alive");
            folder.alive()
                    .forEach(fault -> alive.addObject()
                            .put("rule", fault.rule().id())
                            .put("file", fault.rule().file())
                            .put("line", fault.line())
                            .put("fault", fault.words()));
        });
        return answer;
    }
}
