package io.alertledger.cli;

import io.alertledger.LedgerView;
import io.alertledger.RuleJson;
import io.alertledger.journal.Impact;
import io.alertledger.journal.ImpactReport;
import io.alertledger.trade.Brain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts past decisions to a draft of the rules. */
@Command(
        name = "impact",
        description = "Says which past decisions the rules in --rules DRAFT would have made otherwise, and what of it.",
        mixinStandardHelpOptions = true)
final class RulesImpactCommand extends RuleFilesCommand {
    private static final int SHOWN = 50;

    @Option(names = "--last", paramLabel = "N", description = "how many decisions (default: ${DEFAULT-VALUE})")
    private int last = 100_000;

    @Override
    public Integer call() {
        Optional<Brain> draft = compiled();
        if (draft.isEmpty()) {
            return Exit.NO;
        }
        try (LedgerView view = LedgerView.open(global().settings(), global().moment())) {
            ImpactReport impact = view.past(global().account)
                    .map(past -> past.impact(draft.get().rules(), last, done -> {}))
                    .orElseGet(() -> new ImpactReport(draft.get().rules().id(), 0, 0, List.of(), Map.of()));
            if (global().json) {
                print(RuleJson.impact(impact));
            } else {
                tell(impact);
            }
        }
        return Exit.DONE;
    }

    private void tell(ImpactReport impact) {
        for (Impact.Changed change :
                impact.changed().subList(0, Math.min(SHOWN, impact.changed().size()))) {
            say(change.at() + " " + change.id());
            say("  was  " + change.before());
            say("  is   " + change.after());
            say("  by   " + String.join(", ", change.rules()) + "; quantity "
                    + change.quantity().toPlainString()
                    + (change.profit() == null
                            ? ", not valued: a mark or cost is not known"
                            : ", profit " + change.profit().toPlainString()));
        }
        if (impact.changed().size() > SHOWN) {
            say("… and " + (impact.changed().size() - SHOWN) + " more; --json gives all.");
        }
        impact.byRule().forEach((rule, count) -> say(rule + " has a part in " + count));
        impact.notPossible().forEach((reason, count) -> say("not replayed: " + count + ", " + reason));
        say("Under " + impact.draft() + ", " + impact.changed().size() + " of " + impact.decisions()
                + " decisions change: quantity " + impact.quantity().toPlainString() + ", profit "
                + impact.profit().toPlainString() + " at the marks of the moment"
                + (impact.notValued() == 0 ? "." : " (" + impact.notValued() + " not valued)."));
    }
}
