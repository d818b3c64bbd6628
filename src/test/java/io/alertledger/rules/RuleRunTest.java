package io.alertledger.rules;

import static io.alertledger.rules.Facts.candidate;
import static io.alertledger.rules.Facts.number;
import static io.alertledger.rules.Facts.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.alertledger.model.Action;
import io.alertledger.model.Candidate;
import io.alertledger.model.Evidence;
import io.alertledger.model.Fraction;
import io.alertledger.model.LegDraft;
import io.alertledger.model.Objection;
import io.alertledger.model.OptionType;
import io.alertledger.model.Policy;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.SizedLeg;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Rules at work on facts. */
class RuleRunTest {

    private static final String CALL_595 = "SPY_20260130_595_C";
    private static final String PUT_590 = "SPY_20260130_590_P";

    private final RuleSet rules = ExampleRules.set();
    private final Scoreboard scoreboard = new Scoreboard();

    @Test
    void matchingGivesPointsWithReasons() {
        RuleOutcome outcome = rules.evaluate(
                RuleStage.MATCHING,
                List.of(says(Action.EXIT, "595.0", null), candidate(CALL_595, 1, 0), candidate(PUT_590, 0, 1)),
                scoreboard);

        assertThat(outcome).isInstanceOf(RuleOutcome.Settled.class);
        assertThat(scoreboard.evidence())
                .extracting(
                        e -> e.rule().id(), Evidence::candidate, Evidence::level, Evidence::points, Evidence::because)
                .containsExactly(
                        tuple("fifo", PUT_590, "FIFO", number("0"), "opened before 0 others"),
                        tuple("fifo", CALL_595, "FIFO", number("1"), "opened before 1 others"),
                        tuple("learned-recency", PUT_590, "LEARNED", number("-0.375"), "recency -0.5"),
                        tuple("learned-recency", CALL_595, "LEARNED", number("-0.375"), "recency -0.5"),
                        tuple("newest-first", PUT_590, "NEWEST_FIRST", number("1"), "added to after 1 others"),
                        tuple("newest-first", CALL_595, "NEWEST_FIRST", number("0"), "added to after 0 others"),
                        tuple("strike-matches", CALL_595, "HINTS", number("40"), "the alert says strike 595"));
        assertThat(scoreboard.objections()).isEmpty();
    }

    @Test
    void evidenceNamesTheRulesPlace() {
        rules.evaluate(
                RuleStage.MATCHING, List.of(says(Action.EXIT, "595", null), candidate(CALL_595, 0, 0)), scoreboard);

        Evidence strike = scoreboard.evidence().stream()
                .filter(e -> e.rule().id().equals("strike-matches"))
                .findFirst()
                .orElseThrow();
        assertThat(strike.rule().file()).isEqualTo("matching/hints.drl");
        assertThat(ExampleRules.sources()
                        .file("matching/hints.drl")
                        .orElseThrow()
                        .line(strike.rule().line()))
                .isEqualTo("rule \"The strike is the one the alert names\"");
    }

    @Test
    void guardsObject() {
        rules.evaluate(
                RuleStage.MATCHING,
                List.of(
                        says(Action.EXIT, null, OptionType.PUT),
                        candidate(CALL_595, 0, 0),
                        candidate(PUT_590, PositionStatus.CLOSED, 0, 0)),
                scoreboard);

        assertThat(scoreboard.objections())
                .extracting(Objection::candidate, Objection::code, Objection::because)
                .containsExactly(
                        tuple(PUT_590, RefusalCode.CLOSED, PUT_590 + " is closed"),
                        tuple(CALL_595, RefusalCode.CONTRADICTED, "the alert says put, this is a call"));
    }

    @Test
    void stagesOfADecisionFireOneAfterTheOtherInOneRun() {
        Candidate held = candidate(CALL_595, 0, 0);
        Set<RuleStage> decision =
                EnumSet.of(RuleStage.MATCHING, RuleStage.SIZING, RuleStage.PRICING, RuleStage.PREFLIGHT);
        try (RuleRun run = rules.open(decision, scoreboard)) {
            run.insertAll(List.of(says(Action.TRIM, null, null), Policy.SHIPPED, held));
            assertThat(run.fire(RuleStage.MATCHING)).isInstanceOf(RuleOutcome.Settled.class);
            assertThat(scoreboard.evidence()).isNotEmpty();
            assertThat(scoreboard.sizes()).isEmpty();

            LegDraft leg = Facts.leg(held, Action.TRIM);
            run.insert(leg);
            assertThat(run.fire(RuleStage.SIZING)).isInstanceOf(RuleOutcome.Settled.class);
            assertThat(scoreboard.sizes())
                    .extracting(SizeProposal::amount, SizeProposal::because)
                    .containsExactly(tuple(new SizeProposal.Part(Fraction.HALF), "a bare trim sells 1/2"));
            assertThat(scoreboard.prices()).isEmpty();

            run.fire(RuleStage.PRICING);
            assertThat(scoreboard.prices())
                    .extracting(PriceProposal::role, PriceProposal::kind, PriceProposal::value)
                    .containsExactly(tuple(PriceProposal.Role.REFERENCE, "mark", number("2.6")));

            run.insert(new SizedLeg(leg, number("5"), number("5"), null, null));
            int evidence = scoreboard.evidence().size();
            assertThat(run.fire()).isInstanceOf(RuleOutcome.Settled.class);
            assertThat(scoreboard.refusals())
                    .extracting(Objection::candidate, Objection::code, Objection::because)
                    .containsExactly(tuple(CALL_595, RefusalCode.QUANTITY_ABOVE_FREE, "5 asked, 3 free"));
            assertThat(scoreboard.evidence()).as("nothing is said twice").hasSize(evidence);
        }
    }

    @Test
    void aSessionThatIsUsedAgainRemembersNothing() {
        for (int i = 0; i < 3; i++) {
            Scoreboard own = new Scoreboard();
            rules.evaluate(RuleStage.MATCHING, List.of(candidate(CALL_595, 0, 0)), own);
            assertThat(own.evidence())
                    .filteredOn(e -> e.rule().id().equals("only-open-position"))
                    .as("round %s", i)
                    .hasSize(1);
        }
    }

    @Test
    void aRunIsForStagesThatShareTheirFacts() {
        assertThatThrownBy(() -> rules.open(EnumSet.of(RuleStage.MATCHING, RuleStage.EXITS), scoreboard))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share their facts");
        try (RuleRun run = rules.open(EnumSet.of(RuleStage.MATCHING), scoreboard)) {
            assertThatThrownBy(() -> run.fire(RuleStage.SIZING)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aStageWithoutRulesIsSilent() {
        assertThat(rules.evaluate(RuleStage.EXITS, List.of("any fact"), scoreboard))
                .isEqualTo(new RuleOutcome.Settled(0));
    }

    @Test
    void firingsAreBoundedAndTheBusyRulesNamed() {
        try (RuleRun run = rules.open(EnumSet.of(RuleStage.MATCHING), scoreboard, 10)) {
            RuleOutcome outcome = run.insertAll(Facts.candidates(20)).fire();

            assertThat(outcome).isInstanceOfSatisfying(RuleOutcome.Runaway.class, runaway -> {
                assertThat(runaway.limit()).isEqualTo(10);
                assertThat(runaway.rules()).isNotEmpty();
                assertThat(rules.rules()).extracting(RuleInfo::name).containsAll(runaway.rules());
            });
        }
        Scoreboard next = new Scoreboard();
        assertThat(rules.evaluate(RuleStage.MATCHING, Facts.candidates(5), next))
                .isInstanceOf(RuleOutcome.Settled.class);
    }

    @Test
    void exactlyAsManyFiringsAsAllowedAreNoRunaway() {
        int firings =
                ((RuleOutcome.Settled) rules.evaluate(RuleStage.MATCHING, Facts.candidates(4), scoreboard)).firings();

        try (RuleRun run = rules.open(EnumSet.of(RuleStage.MATCHING), new Scoreboard(), firings)) {
            assertThat(run.insertAll(Facts.candidates(4)).fire()).isEqualTo(new RuleOutcome.Settled(firings));
        }
        try (RuleRun run = rules.open(EnumSet.of(RuleStage.MATCHING), new Scoreboard(), firings - 1)) {
            assertThat(run.insertAll(Facts.candidates(4)).fire()).isInstanceOf(RuleOutcome.Runaway.class);
        }
    }

    @Test
    void aRuleThatFailsIsAValue() {
        RuleSet failing = ExampleRules.compiled(ExampleRules.edited(
                "matching/hints.drl", "\"the alert says {}\", $said", "\"{}\", $c.mark().negate()"));

        RuleOutcome outcome = failing.evaluate(
                RuleStage.MATCHING,
                List.of(says(Action.EXIT, null, OptionType.CALL), candidate(CALL_595, 0, 0)),
                scoreboard);

        assertThat(outcome).isInstanceOfSatisfying(RuleOutcome.Failed.class, failed -> {
            assertThat(failed.rule()).isEqualTo("The type is the one the alert names");
            assertThat(failed.message()).contains("NullPointerException");
        });
    }

    @Test
    void aConditionThatFailsIsAValue() {
        RuleSet failing = ExampleRules.compiled(ExampleRules.edited(
                "matching/hints.drl", "$c : Candidate(strike == $said)", "$c : Candidate(mark.negate() == $said)"));

        RuleOutcome outcome = failing.evaluate(
                RuleStage.MATCHING, List.of(says(Action.EXIT, "595", null), candidate(CALL_595, 0, 0)), scoreboard);

        assertThat(outcome).isInstanceOf(RuleOutcome.Failed.class);
        assertThat(outcome.toString()).contains("mark");
    }

    @Test
    void oneSetServesManyThreads() throws Exception {
        List<Candidate> facts = Facts.candidates(8);
        rules.evaluate(RuleStage.MATCHING, facts, scoreboard);
        List<Evidence> expected = scoreboard.evidence();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> work = () -> {
                for (int i = 0; i < 200; i++) {
                    Scoreboard own = new Scoreboard();
                    rules.evaluate(RuleStage.MATCHING, facts, own);
                    if (!own.evidence().equals(expected)) {
                        return false;
                    }
                }
                return true;
            };
            List<Callable<Boolean>> all = new ArrayList<>(List.of(work, work, work, work));
            for (Future<Boolean> result : threads.invokeAll(all)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }
}
