package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.LedgerView;
import io.alertledger.RuleJson;
import io.alertledger.RuleReport;
import io.alertledger.rules.RuleSet;
import io.alertledger.scenario.Coverage;
import io.alertledger.trade.Brain;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which rules and constraints were tried. */
@Command(
        name = "coverage",
        description =
                "Says which rules and constraints the scenarios try on both sides, or with --live past decisions.",
        mixinStandardHelpOptions = true)
final class RulesCoverageCommand extends RuleFilesCommand {
    @Option(names = "--live", description = "count the decisions of this ledger in place of the scenarios")
    private boolean live;

    @Option(names = "--last", paramLabel = "N", description = "how many decisions (default: ${DEFAULT-VALUE})")
    private int last = 1_000;

    @Override
    public Integer call() {
        Optional<Brain> brain = compiled();
        if (brain.isEmpty()) {
            return Exit.NO;
        }
        RuleSet rules = brain.get().rules();
        Coverage coverage = live ? lived(rules) : Coverage.ofScenarios(rules, RuleReport.runner(brain.get()));
        if (global().json) {
            ObjectNode answer = RuleJson.coverage(coverage);
            answer.put("ruleSet", rules.id());
            print(answer);
        } else {
            out().print(coverage.text());
            say(coverage.covered() + " of " + coverage.constraints() + " constraints held in one case and failed in"
                    + " another; rules that never spoke: "
                    + coverage.neverSpoke().size() + ".");
        }
        return Exit.DONE;
    }

    private Coverage lived(RuleSet rules) {
        try (LedgerView view = LedgerView.open(global().settings(), global().moment())) {
            return view.past(global().account)
                    .map(past -> past.coverage(rules, last))
                    .orElseGet(() -> Coverage.of(rules, List.of()));
        }
    }
}
