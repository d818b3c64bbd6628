package io.alertledger.resolve;

import io.alertledger.model.Decision;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Symbols;
import io.alertledger.rules.RuleRun;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.rules.Scoreboard;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what one instruction means for what is held, under one rule set. Stateless and thread-safe;
 * deciding changes nothing.
 */
public final class Resolver {
    private static final Set<RuleStage> STAGES =
            EnumSet.of(RuleStage.MATCHING, RuleStage.SIZING, RuleStage.PRICING, RuleStage.PREFLIGHT);

    private final RuleSet rules;

    public Resolver(RuleSet rules) {
        this.rules = rules;
    }

    /** The rules that decide. */
    public RuleSet rules() {
        return rules;
    }

    /**
     * The instrument that an entry would open under a name of its own, so that its mark can be looked up
     * beforehand; empty where the instruction names none in full.
     */
    public static Optional<Instrument> entryInstrument(Instruction instruction, Symbols symbols) {
        return Entries.named(instruction, symbols);
    }

    /** The decision; the same question always gets the same one. */
    public Decision.Single resolve(Question question) {
        Scoreboard scoreboard = new Scoreboard();
        try (RuleRun run = rules.open(STAGES, scoreboard)) {
            return Disputed.without(new Deliberation(rules, question, run, scoreboard).decide(), question.disputed());
        }
    }

    /** What the rules saw on the way to the decision: instruction, policy, candidates, legs, in the order they came. */
    public List<Object> facts(Question question) {
        Scoreboard scoreboard = new Scoreboard();
        try (RuleRun run = rules.open(STAGES, scoreboard)) {
            new Deliberation(rules, question, run, scoreboard).decide();
            return run.facts();
        }
    }
}
