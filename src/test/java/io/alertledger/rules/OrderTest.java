package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Action;
import io.alertledger.model.OptionType;
import io.alertledger.model.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Neither the order of facts nor that of rules in their files changes what is said. */
class OrderTest {

    private static final EnumSet<RuleStage> DECISION =
            EnumSet.of(RuleStage.MATCHING, RuleStage.SIZING, RuleStage.PRICING, RuleStage.PREFLIGHT);

    @Property(tries = 100)
    void factsInAnyOrder(@ForAll Random random, @ForAll @IntRange(min = 1, max = 12) int candidates) {
        List<Object> facts = facts(candidates);
        String expected = said(ExampleRules.set(), facts);
        Collections.shuffle(facts, random);

        assertThat(said(ExampleRules.set(), facts)).isEqualTo(expected);
    }

    @Property(tries = 5)
    void rulesInAnyOrder(@ForAll Random random) {
        RuleSources shuffled = ExampleRules.sources();
        for (RuleFile file : ExampleRules.sources().files()) {
            if (file.isDrl()) {
                shuffled = shuffled.with(new RuleFile(file.path(), shuffled(file.text(), random)));
            }
        }

        assertThat(said(ExampleRules.compiled(shuffled), facts(7))).isEqualTo(said(ExampleRules.set(), facts(7)));
    }

    /** Which file of its folder a rule stands in, and which file comes first. */
    @Property(tries = 3)
    void filesInAnyOrder(@ForAll Random random) {
        List<RuleFile> renamed = new ArrayList<>();
        for (RuleFile file : ExampleRules.sources().files()) {
            String name = file.isDrl()
                    ? file.folder() + "/" + random.nextInt(1_000_000)
                            + file.path().substring(file.folder().length() + 1)
                    : file.path();
            renamed.add(new RuleFile(name, file.text()));
        }
        Collections.shuffle(renamed, random);

        assertThat(said(ExampleRules.compiled(RuleSources.of(renamed)), facts(7))
                        .replaceAll("file=[^,\\]]*", "file"))
                .isEqualTo(said(ExampleRules.set(), facts(7)).replaceAll("file=[^,\\]]*", "file"));
    }

    private static String shuffled(String drl, Random random) {
        List<String> parts = new ArrayList<>(List.of(drl.split("(?m)^(?=rule )")));
        String head = parts.remove(0);
        Collections.shuffle(parts, random);
        return head + String.join("\n", parts);
    }

    private static List<Object> facts(int candidates) {
        List<Object> facts = new ArrayList<>(Facts.candidates(candidates));
        facts.add(Facts.says(Action.TRIM, "502", OptionType.CALL));
        facts.add(Policy.SHIPPED);
        facts.add(Facts.leg(Facts.candidates(candidates).get(0), Action.TRIM));
        return facts;
    }

    /** Everything on the scoreboard, without the lines of rules, which move with them. */
    private static String said(RuleSet rules, List<Object> facts) {
        Scoreboard scoreboard = new Scoreboard();
        try (RuleRun run = rules.open(DECISION, scoreboard)) {
            assertThat(run.insertAll(facts).fire()).isInstanceOf(RuleOutcome.Settled.class);
        }
        Map<String, Object> all = new TreeMap<>(Map.of(
                "evidence", scoreboard.evidence(),
                "objections", scoreboard.objections(),
                "sizes", scoreboard.sizes(),
                "prices", scoreboard.prices(),
                "refusals", scoreboard.refusals()));
        return all.toString().replaceAll("line=\\d+", "line");
    }
}
