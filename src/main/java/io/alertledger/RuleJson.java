package io.alertledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.journal.Impact;
import io.alertledger.journal.ImpactReport;
import io.alertledger.journal.Replay;
import io.alertledger.journal.ReplayTally;
import io.alertledger.rules.RuleArchive;
import io.alertledger.rules.RuleInfo;
import io.alertledger.rules.RuleProblem;
import io.alertledger.scenario.Coverage;
import io.alertledger.scenario.ScenarioOutcome;
import java.util.Collection;

/** What is said of rules, as every surface gives it out in JSON. Stateless. */
public final class RuleJson {
    private RuleJson() {}

    /** Place, excerpt, what is wrong, what may be meant, and all of it as text. */
    public static ObjectNode problem(RuleProblem problem) {
        ObjectNode out = Json.object();
        out.put("file", problem.file());
        out.put("line", problem.line());
        out.put("column", problem.column());
        out.put("excerpt", problem.excerpt());
        out.put("what", problem.what());
        out.put("maybe", problem.maybe());
        out.put("text", problem.toString());
        return out;
    }

    /** A list of problems, by place. */
    public static ArrayNode problems(Collection<RuleProblem> problems) {
        ArrayNode out = Json.object().putArray("problems");
        problems.forEach(problem -> out.add(problem(problem)));
        return out;
    }

    /** What checking came to. */
    public static ObjectNode report(RuleReport report) {
        ObjectNode out = Json.object();
        out.put("ruleSet", report.sources().id());
        out.put("fingerprint", report.sources().fingerprint());
        out.put("passes", report.passes());
        out.put(
                "rules",
                report.brain().map(brain -> brain.rules().rules().size()).orElse(0));
        out.put("scenarios", report.scenarios().size());
        out.put(
                "failed",
                report.scenarios().stream().filter(outcome -> !outcome.passed()).count());
        out.set("problems", problems(report.problems()));
        return out;
    }

    /** What became of a scenario. */
    public static ObjectNode outcome(ScenarioOutcome outcome) {
        ObjectNode out = Json.object();
        out.put("name", outcome.scenario().name());
        out.put("file", outcome.scenario().file());
        out.put("line", outcome.scenario().line());
        out.put("passed", outcome.passed());
        ArrayNode differences = out.putArray("differences");
        outcome.differences().forEach(differences::add);
        if (!outcome.passed()) {
            out.put("text", outcome.toString());
        }
        return out;
    }

    /** Which rules and constraints were exercised. */
    public static ObjectNode coverage(Coverage coverage) {
        ObjectNode out = Json.object();
        out.put("constraints", coverage.constraints());
        out.put("covered", coverage.covered());
        ArrayNode never = out.putArray("neverSpoke");
        coverage.neverSpoke().stream().map(RuleInfo::id).forEach(never::add);
        ArrayNode rules = out.putArray("rules");
        for (Coverage.OfRule rule : coverage.rules()) {
            ObjectNode node = rules.addObject();
            node.put("rule", rule.rule().id());
            node.put("file", rule.rule().file());
            node.put("line", rule.rule().line());
            node.put("spoke", rule.spoke());
            node.put("silent", rule.silent());
            ArrayNode constraints = node.putArray("constraints");
            for (Coverage.OfConstraint constraint : rule.constraints()) {
                constraints
                        .addObject()
                        .put("constraint", constraint.constraint())
                        .put("line", constraint.line())
                        .put("held", constraint.held())
                        .put("failed", constraint.failed());
            }
        }
        return out;
    }

    /** What a draft would have changed. */
    public static ObjectNode impact(ImpactReport impact) {
        ObjectNode out = Json.object();
        out.put("draft", impact.draft());
        out.put("decisions", impact.decisions());
        out.put("same", impact.same());
        out.put("changedCount", impact.changed().size());
        Json.put(out, "quantity", impact.quantity());
        Json.put(out, "profit", impact.profit());
        out.put("notValued", impact.notValued());
        ObjectNode rules = out.putObject("byRule");
        impact.byRule().forEach(rules::put);
        ObjectNode not = out.putObject("notReplayed");
        impact.notPossible().forEach(not::put);
        ArrayNode changed = out.putArray("changed");
        for (Impact.Changed change : impact.changed()) {
            ObjectNode node = changed.addObject();
            node.put("decisionId", change.id());
            node.put("decidedAt", change.at().toString());
            node.put("before", change.before());
            node.put("after", change.after());
            ArrayNode own = node.putArray("rules");
            change.rules().forEach(own::add);
            Json.put(node, "quantity", change.quantity());
            Json.put(node, "profit", change.profit());
        }
        return out;
    }

    /** What replaying one decision came to. */
    public static ObjectNode replay(Replay.Outcome outcome) {
        ObjectNode out = Json.object();
        out.put("identical", outcome instanceof Replay.Identical);
        if (outcome instanceof Replay.Different other) {
            out.put("before", other.before());
            out.put("after", other.after());
        } else if (outcome instanceof Replay.NotPossible not) {
            out.put("notReplayed", not.reason());
        }
        return out;
    }

    /** What replaying many decisions came to. */
    public static ObjectNode tally(ReplayTally tally) {
        ObjectNode out = Json.object();
        out.put("decisions", tally.decisions());
        out.put("identical", tally.identical());
        ArrayNode different = out.putArray("different");
        tally.different().forEach(different::add);
        ObjectNode not = out.putObject("notReplayed");
        tally.notPossible().forEach(not::put);
        return out;
    }

    /** A change of the rules. */
    public static ObjectNode change(RuleArchive.Entry entry) {
        ObjectNode out = Json.object();
        out.put("at", entry.at().toString());
        out.put("how", entry.how().name());
        out.put("ruleSet", entry.set());
        out.put("fingerprint", entry.fingerprint());
        out.put("origin", entry.origin());
        return out;
    }
}
