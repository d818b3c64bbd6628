package io.alertledger.resolve;

import io.alertledger.model.Action;
import io.alertledger.model.AmbiguityRule;
import io.alertledger.model.Candidate;
import io.alertledger.model.Decision;
import io.alertledger.model.Instruction;
import io.alertledger.model.Leg;
import io.alertledger.model.MarketDay;
import io.alertledger.model.Origin;
import io.alertledger.model.Policy;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.Scope;
import io.alertledger.rules.RuleOutcome;
import io.alertledger.rules.RuleRun;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.rules.Scoreboard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One question on its way to a decision: match, rank, choose, size, price, look before leaping. Used
 * once, by one thread.
 */
final class Deliberation {
    private final RuleSet rules;
    private final Question question;
    private final RuleRun run;
    private final Scoreboard scoreboard;
    private final DecisionDraft draft;

    Deliberation(RuleSet rules, Question question, RuleRun run, Scoreboard scoreboard) {
        this.rules = rules;
        this.question = question;
        this.run = run;
        this.scoreboard = scoreboard;
        this.draft = new DecisionDraft(question, rules.id(), scoreboard);
    }

    Decision.Single decide() {
        Instruction instruction = question.instruction();
        boolean everything = instruction.scope() == Scope.ALL
                && (instruction.action().leaves() || instruction.action() == Action.MOVE_STOP);
        if (instruction.ticker() == null && !everything) {
            return draft.refused(
                    RefusalCode.UNCLEAR,
                    "The instruction names no ticker, and only an exit or a stop of everything may do without one.");
        }
        run.insert(instruction)
                .insert(instruction.contract())
                .insert(instruction.size())
                .insert(question.policy())
                .insert(question.situation())
                .insert(new Origin(question.channel(), question.author()))
                .insert(MarketDay.at(question.now(), rules.tables().calendar()));
        try {
            if (instruction.action().enters()) {
                Entries.Target target = new Entries(rules.tables().symbols(), question).target();
                if (target instanceof Entries.Unclear unclear) {
                    return draft.refused(RefusalCode.UNCLEAR, unclear.sentence());
                }
                if (target instanceof Entries.Open open) {
                    draft.note(open.note());
                    return trade(List.of(open.draft(legs())));
                }
            }
            return onHeld();
        } catch (RulesFailedException failed) {
            return draft.refused(RefusalCode.RULES_FAILED, failed.sentence());
        }
    }

    private Legs legs() {
        return new Legs(rules.tables(), question);
    }

    private Decision.Single onHeld() {
        Instruction instruction = question.instruction();
        List<Candidate> candidates = new Candidates(
                        question, rules.tables().symbols(), rules.tables().calendar())
                .facts();
        run.insertAll(candidates);
        fire(RuleStage.MATCHING);
        if (candidates.isEmpty()) {
            return draft.refused(RefusalCode.NO_POSITION, Sentences.nothingHeld(question));
        }
        Ranking ranking = Ranking.of(candidates, scoreboard.evidence(), scoreboard.objections(), question.policy());
        draft.ranking(ranking);
        if (ranking.contenders().isEmpty()) {
            return draft.refused(
                    Vetoes.code(candidates, scoreboard.objections()),
                    Vetoes.sentence(candidates, scoreboard.objections()));
        }
        if (instruction.scope() == Scope.ALL) {
            draft.note(Sentences.all(ranking));
            return carryOut(ranking.contenders());
        }
        Candidate chosen = ranking.contenders().get(0);
        BigDecimal confidence = ranking.confidence(chosen);
        Policy policy = question.policy();
        draft.chosen(ranking, confidence);
        if (ranking.tied() > 1 && policy.onAmbiguous() == AmbiguityRule.HOLD) {
            List<String> choices = ranking.contenders().subList(0, ranking.tied()).stream()
                    .map(Candidate::name)
                    .toList();
            return draft.ambiguous(RefusalCode.TIE, choices, Sentences.tie(choices));
        }
        if (policy.minConfidence() != null && confidence.compareTo(policy.minConfidence()) < 0) {
            List<String> choices =
                    ranking.contenders().stream().map(Candidate::name).toList();
            return draft.ambiguous(
                    RefusalCode.LOW_CONFIDENCE, choices, Sentences.unsure(chosen, confidence, policy.minConfidence()));
        }
        draft.note(Sentences.chosen(ranking));
        return carryOut(List.of(chosen));
    }

    private Decision.Single carryOut(List<Candidate> chosen) {
        Instruction instruction = question.instruction();
        if (instruction.action().protects()) {
            fire(RuleStage.PREFLIGHT);
            return draft.resolved(chosen.stream()
                    .map(c -> (Leg)
                            new Leg.Protect(c.name(), c.position().key(), instruction.stop(), instruction.targets()))
                    .toList());
        }
        Legs legs = legs();
        return trade(chosen.stream()
                .map(c -> legs.draft(
                        c,
                        instruction.action() == Action.ADD
                                ? c.side().opening()
                                : c.side().closing()))
                .toList());
    }

    private Decision.Single trade(List<Legs.Draft> drafts) {
        drafts.forEach(leg -> run.insert(leg.fact()));
        fire(RuleStage.SIZING);
        fire(RuleStage.PRICING);
        List<Legs.Sized> sized = new ArrayList<>();
        for (Legs.Draft leg : drafts) {
            Legs.Sizing outcome = legs().size(leg, scoreboard);
            if (outcome instanceof Legs.Sized whole) {
                sized.add(whole);
                run.insert(whole.fact());
                draft.findings(whole.findings());
            } else if (outcome instanceof Legs.Unsized none) {
                draft.object(none.objection());
            }
        }
        if (!sized.isEmpty()) {
            fire(RuleStage.PREFLIGHT);
        }
        return draft.resolved(sized.stream().map(Legs.Sized::leg).toList());
    }

    private void fire(RuleStage stage) {
        RuleOutcome outcome = run.fire(stage);
        if (!(outcome instanceof RuleOutcome.Settled)) {
            throw new RulesFailedException("The rules of " + stage.folder() + " failed: " + outcome);
        }
    }

    /** The rules can not be used; ends in a refusal. */
    static final class RulesFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        RulesFailedException(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
