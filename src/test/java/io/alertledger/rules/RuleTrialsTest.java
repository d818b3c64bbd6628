package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Action;
import io.alertledger.model.Candidate;
import io.alertledger.model.PositionStatus;
import io.alertledger.rules.ConstraintOutcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a rule's text says of facts, worked out here, is what the engine makes of the same text. */
class RuleTrialsTest {

    private static final String HEAD = """
            package rules.matching;
            import io.alertledger.model.Candidate;
            import io.alertledger.model.Instruction;
            import io.alertledger.model.Lot;
            import io.alertledger.model.Action;
            import io.alertledger.model.OptionType;
            import io.alertledger.model.PositionStatus;
            import io.alertledger.model.RefusalCode;
            global io.alertledger.rules.Scoreboard scoreboard;
            """;

    private static final List<Object> FACTS = List.of(
            Facts.says(Action.EXIT, "595", null),
            Facts.candidate("SPY_20260130_595_C", 0, 2),
            Facts.candidate("SPY_20260130_590.5_P", 1, 1),
            Facts.candidate("SPY_20260206_600_C", PositionStatus.PENDING_EXIT, 2, 0));

    private static final String EACH = "$c : Candidate(%s)";

    /** Each begins with the position that it speaks of. */
    private static final List<String> CONDITIONS = List.of(
            // Exact decimals, on both sides of what a binary fraction gets wrong.
            EACH.formatted("strike * 0.1 + 0.2 == 59.7"),
            EACH.formatted("0.1 + 0.2 == 0.3"),
            EACH.formatted("0.1 + 0.2 != 0.3"),
            EACH.formatted("strike - 590.4 > 0.1"),
            EACH.formatted("strike - 590.4 >= 0.1, strike < 595.00"),
            EACH.formatted("strike == 595.0"),
            EACH.formatted("averageCost * 3 == 7.5"),
            EACH.formatted("strike in (595, 600.0)"),
            EACH.formatted("strike not in (595, 600)"),
            EACH.formatted("strike / 3 > 198.33, strike / 3 < 198.34"),
            EACH.formatted("strike % 10 == 5"),
            EACH.formatted("0 - strike < -594.99"),
            EACH.formatted("strike.negate() < 0, strike.signum() == 1"),
            EACH.formatted("strike.min(595.0) == 595"),
            EACH.formatted("openedBefore + addedAfter == 2"),
            EACH.formatted("openedBefore * 2 > addedAfter"),
            EACH.formatted("openedBefore - 1 >= 0"),
            EACH.formatted("quantity > openedBefore + 1"),
            // What is missing compares with nothing.
            EACH.formatted("mark > 0"),
            EACH.formatted("mark < 0 || mark == null"),
            EACH.formatted("mark != 2"),
            EACH.formatted("!(mark > 0)"),
            EACH.formatted("nickname == null"),
            // Words and lists.
            EACH.formatted("optionType == OptionType.CALL"),
            EACH.formatted("status in (PositionStatus.PENDING_EXIT, PositionStatus.CLOSED)"),
            EACH.formatted("lotIds contains \"L1\", lotIds not contains \"L2\""),
            EACH.formatted("lotIds.size == 1, !lotIds.empty"),
            EACH.formatted("\"ann\" memberOf authors"),
            EACH.formatted("name.contains(\"595\") || name.length() > 18"),
            EACH.formatted("expiration > \"2026-01-31\"")
                    .replace("expiration > \"2026-01-31\"", "daysToExpiration >= 2"),
            // Names of what is worked out.
            EACH.formatted("$twice : (strike * 2), $twice > 1190"),
            EACH.formatted("$days : (daysToExpiration + openedBefore), $days == 3"),
            EACH.formatted("$o : openedBefore > 0, $o < 2"),
            EACH.formatted("$o : openedBefore > 0 + 0, $o * 2 < 2 + 1"),
            EACH.formatted("$minus : strike.negate(), $minus < -595"),
            // Groups.
            EACH.formatted("$s : strike") + " not Candidate(strike > $s)",
            EACH.formatted("$s : strike") + " exists Candidate(strike < $s, optionType == OptionType.CALL)",
            EACH.formatted("$s : strike") + " not (Candidate(strike > $s) and Instruction(action == Action.EXIT))",
            EACH.formatted("$s : strike")
                    + " (Instruction(action == Action.TRIM) or Instruction(contract.strike == $s))",
            EACH.formatted("") + " forall(Candidate(openedBefore < 3))",
            EACH.formatted("") + " forall(Candidate(openedBefore < 2))",
            EACH.formatted("$s : strike") + " forall(Candidate(strike <= $s))",
            EACH.formatted("$b : openedBefore")
                    + " accumulate(Candidate($n : openedBefore); $sum : sum($n); $sum > $b + 1)",
            EACH.formatted("$b : openedBefore")
                    + " accumulate(Candidate(openedBefore < $b); $count : count(); $count == 1)",
            EACH.formatted("")
                    + " accumulate(Candidate($q : strike); $most : max($q), $least : min($q); $most - $least == 9.5)",
            EACH.formatted("$s : strike")
                    + " accumulate(Candidate($q : strike, strike > $s); $least : min($q); $least > 0)",
            EACH.formatted("$s : strike") + " not Lot() from $c.position.lots");

    @Test
    void theTextAndTheEngineAgree() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < CONDITIONS.size(); i++) {
            text.append("""
                    rule "Condition %1$d" @id("condition-%1$d") @title("A condition") @rationale("To be tried.") when %2$s
                    then scoreboard.object($c, RefusalCode.CLOSED, "x"); end
                    """.formatted(i, CONDITIONS.get(i)));
        }
        RuleSet rules = ExampleRules.compiled(
                ExampleRules.sources().with(new RuleFile("matching/conditions.drl", text.toString())));
        Scoreboard scoreboard = new Scoreboard();
        assertThat(rules.evaluate(RuleStage.MATCHING, FACTS, scoreboard)).isInstanceOf(RuleOutcome.Settled.class);
        RuleTrials trials = new RuleTrials(rules);
        List<String> differences = new ArrayList<>();
        int spoken = 0;
        for (int i = 0; i < CONDITIONS.size(); i++) {
            String id = "condition-" + i;
            Set<String> engine = scoreboard.objections().stream()
                    .filter(objection -> objection.rule().id().equals(id))
                    .map(objection -> String.valueOf(objection.candidate()))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> own = new TreeSet<>();
            for (Object subject : trials.subjects(id, FACTS)) {
                RuleTrial trial = trials.trial(id, subject, FACTS).orElseThrow();
                if (trial.speaks()) {
                    own.add(((Candidate) subject).name());
                }
                assertThat(trial.constraints()).as(CONDITIONS.get(i)).noneMatch(o -> o.verdict() == Verdict.UNKNOWN);
            }
            spoken += engine.size();
            if (!engine.equals(own)) {
                differences.add(CONDITIONS.get(i) + " engine " + engine + " text " + own);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(spoken).isBetween(CONDITIONS.size(), 2 * CONDITIONS.size());
    }

    @Test
    void aGroupSaysWhatItFound() {
        String all = "accumulate(Candidate($n : openedBefore); $sum : sum($n), $count : count(); $sum > 5)";
        assertThat(tried("$c : Candidate($b : openedBefore) not Candidate(openedBefore > $b)"))
                .containsExactly("FAILS not Candidate(openedBefore > $b) | found SPY_20260130_590.5_P");
        assertThat(tried("$c : Candidate($b : openedBefore) exists Candidate(openedBefore < $b)"))
                .containsExactly("FAILS exists Candidate(openedBefore < $b) | ");
        assertThat(tried("$c : Candidate() " + all)).containsExactly("FAILS " + all + " | $sum = 3, $count = 3");
        assertThat(tried("$c : Candidate() forall(Candidate(openedBefore < 2))"))
                .containsExactly("FAILS forall(Candidate(openedBefore < 2)) | ");
    }

    /** Of every fact that the first pattern finds, the others must hold. */
    @Test
    void forAllOfSomeIsNotForAll() {
        String some = "forall($o : Candidate(optionType == OptionType.%s) Candidate(this == $o, strike %s))";
        for (String[] row : new String[][] {
            {"CALL", ">= 595", "HOLDS"},
            {"CALL", "> 595", "FAILS"},
            {"PUT", "< 595", "HOLDS"},
            {"PUT", "> 595", "FAILS"}
        }) {
            RuleSet rules = rule(some.formatted(row[0], row[1]), "refuse(RefusalCode.CLOSED, \"x\")");
            Scoreboard scoreboard = new Scoreboard();
            rules.evaluate(RuleStage.MATCHING, FACTS, scoreboard);

            assertThat(tried(rules, null)).singleElement().asString().startsWith(row[2]);
            assertThat(scoreboard.refusals()).hasSize(row[2].equals("HOLDS") ? 1 : 0);
        }
    }

    /** The engine breaks off and the decision is refused; asking why must not break off as well. */
    @Test
    void whatCanNotBeWorkedOutIsSaid() {
        RuleSet rules = rule(
                "$c : Candidate(strike != null, strike / openedBefore > 1)", "object($c, RefusalCode.CLOSED, \"x\")");

        assertThat(rules.evaluate(RuleStage.MATCHING, FACTS, new Scoreboard())).isInstanceOf(RuleOutcome.Failed.class);
        assertThat(tried(rules, FACTS.get(1)))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(
                        "UNKNOWN strike / openedBefore > 1 | strike = 595, openedBefore = 0, can not be worked out:");
    }

    private static RuleSet rule(String conditions, String says) {
        return ExampleRules.compiled(ExampleRules.sources()
                .with(new RuleFile("matching/condition.drl", HEAD + """
                rule "A condition" @id("condition") @title("A condition") @rationale("To be tried.")
                when
                %s
                then
                    scoreboard.%s;
                end
                """.formatted(conditions, says))));
    }

    private static List<String> tried(String conditions) {
        return tried(rule(conditions, "object($c, RefusalCode.CLOSED, \"x\")"), FACTS.get(1));
    }

    private static List<String> tried(RuleSet rules, @Nullable Object fact) {
        return new RuleTrials(rules)
                .trial("condition", fact, FACTS).orElseThrow().constraints().stream()
                        .map(o -> o.verdict() + " " + o.constraint() + " | " + o.seen())
                        .toList();
    }
}
