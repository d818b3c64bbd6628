package io.alertledger.scenario;

import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.EvidenceLevels;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.Objection;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Situation;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.Policies;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a scenario of a decision: everything that did not matter is left out, one part after the other, as long as the
 * rest still gives that decision for those reasons. Stateless.
 */
public final class Freeze {
    private Freeze() {}

    /**
     * The smallest scenario that was found.
     *
     * @param name the scenario's name
     * @param question what the decision rested on
     * @param rules the rules that made it, or others that shall hold to it
     * @return empty where the question can't be written as a scenario
     */
    public static Optional<Scenario> of(String name, Question question, RuleSet rules) {
        Decision.Single decision = new Resolver(rules).resolve(question);
        Scenario whole = new Scenario(
                name.replaceAll("\\s+", " ").strip(),
                "frozen.scenarios",
                1,
                question.now(),
                question.channel(),
                question.author(),
                question.positions().stream().map(Freeze::own).toList(),
                question.marks(),
                settled(question),
                own(question.situation()),
                new Scenario.Plain(question.instruction().withSpans(Map.of())),
                List.of(Comparison.outcome(decision)),
                reasons(decision));
        if (!holds(whole, rules)) {
            return Optional.empty();
        }
        return Optional.of(smallest(whole, rules));
    }

    private static Scenario smallest(Scenario whole, RuleSet rules) {
        Scenario least = whole;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Scenario next : Reductions.of(least)) {
                if (holds(next, rules)) {
                    least = next;
                    smaller = true;
                    break;
                }
            }
        }
        return least;
    }

    /** Whether a scenario, written and read again, gives its decision for its reasons. */
    private static boolean holds(Scenario scenario, RuleSet rules) {
        ScenarioFile file = ScenarioFile.parse(
                new RuleFile("frozen.scenarios", ScenarioText.of(scenario)),
                rules.tables().symbols());
        return file.problems().isEmpty()
                && file.scenarios().size() == 1
                && ScenarioRunner.withoutParser()
                        .run(file.scenarios().get(0), rules)
                        .passed();
    }

    /** The hints with their points, the heuristic that decided, sizes and prices, and what stood in the way. */
    private static List<Reason> reasons(Decision.Single decision) {
        Set<Reason> reasons = new LinkedHashSet<>();
        Set<String> chosen = decision instanceof Decision.Resolved resolved
                ? resolved.legs().stream().map(Leg::name).collect(Collectors.toSet())
                : Set.of();
        String decisive = decision.explanation().margin() == null
                ? ""
                : decision.explanation().margin().level();
        for (Evidence e : decision.explanation().evidence()) {
            if (chosen.contains(e.candidate())) {
                if (e.level().equals(EvidenceLevels.HINTS)) {
                    reasons.add(new Reason(true, e.rule().id(), null, e.points()));
                } else if (e.level().equals(decisive)) {
                    reasons.add(new Reason(true, e.rule().id(), null, null));
                }
            }
        }
        for (Finding f : decision.explanation().findings()) {
            if (chosen.contains(f.leg())) {
                reasons.add(new Reason(true, f.rule().id(), null, null));
            }
        }
        if (chosen.isEmpty()) {
            for (Objection o : decision.explanation().objections()) {
                reasons.add(new Reason(true, o.rule().id(), null, null));
            }
        }
        return List.copyOf(reasons);
    }

    /** The columns of the policy that differ from the shipped one, on which every story stands. */
    private static Map<String, String> settled(Question question) {
        Map<String, String> settled = new LinkedHashMap<>();
        new TreeMap<>(Policies.columns(question.policy())).forEach((column, text) -> {
            if (!text.equals(Policies.columns(Policy.SHIPPED).get(column))) {
                settled.put(column, text);
            }
        });
        return settled;
    }

    /** Scenarios are of the default account. */
    private static Position own(Position p) {
        return new Position(
                new PositionKey(Alert.DEFAULT_ACCOUNT, p.instrument(), p.side()),
                p.lots(),
                p.status(),
                p.locked(),
                p.available(),
                p.multiplier(),
                p.step(),
                p.managed(),
                p.nickname(),
                p.openedAt(),
                p.updatedAt());
    }

    private static Situation own(Situation s) {
        return new Situation(
                Alert.DEFAULT_ACCOUNT,
                s.consistency(),
                s.consistencyReason(),
                s.entriesPaused(),
                s.exitsPaused(),
                s.acting(),
                s.byTrigger(),
                s.channelEnabled(),
                s.alertAge(),
                s.entriesLastMinute(),
                s.realizedToday(),
                s.buyingPower(),
                s.equity());
    }

    /** A list without one of its parts. */
    static <T> List<T> without(List<T> parts, int index) {
        List<T> rest = new ArrayList<>(parts);
        rest.remove(index);
        return rest;
    }
}
