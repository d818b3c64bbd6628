package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.RuleJson;
import io.alertledger.explain.Change;
import io.alertledger.explain.WhatWouldChange;
import io.alertledger.explain.WhyNot;
import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.KeptDecision;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.ConstraintOutcome;
import io.alertledger.rules.RuleTrial;
import io.alertledger.scenario.Scenario;
import io.alertledger.scenario.ScenarioText;
import io.alertledger.trade.Brain;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kept decisions, asked again under the rules that made them: why not, what would change them, the same once more. */
final class Hindsight {
    /** Changes that are told of each part of a decision. */
    private static final int MOST_CHANGES = 8;

    private final AlertLedger ledger;

    Hindsight(AlertLedger ledger) {
        this.ledger = ledger;
    }

    /** What would have changed a decision, smallest first; none where its rules or inputs are not kept. */
    ArrayNode changes(Logged logged) {
        ArrayNode out = Json.object().putArray("changes");
        resolver(logged)
                .ifPresent(resolver -> questions(logged, resolver)
                        .forEach(question -> WhatWouldChange.of(resolver, question, MOST_CHANGES)
                                .forEach(change -> out.add(change(change)))));
        return out;
    }

    private static ObjectNode change(Change change) {
        ObjectNode node = Json.object();
        node.put("steps", change.steps());
        node.put("words", change.words());
        node.set("decision", DecisionJson.of(change.decision()));
        return node;
    }

    /** What a rule looked at in a candidate, constraint by constraint, and what it saw. */
    ArrayNode trials(Logged logged, String rule, String instrument) {
        ArrayNode out = Json.object().putArray("trials");
        Resolver resolver = resolver(logged)
                .orElseThrow(() -> Problem.of(409, "CONFLICT", "the rules " + logged.ruleSet() + " are not kept")
                        .thrown());
        for (Question question : questions(logged, resolver)) {
            WhyNot.of(resolver, question).of(rule).stream()
                    .filter(trial -> trial.subject().equals(instrument))
                    .forEach(trial -> out.add(trial(trial)));
        }
        return out;
    }

    private static ObjectNode trial(RuleTrial trial) {
        ObjectNode node = Json.object();
        node.put("rule", trial.rule().id());
        node.put("title", trial.rule().title());
        node.put("file", trial.rule().file());
        node.put("line", trial.rule().line());
        node.put("instrument", trial.subject());
        node.put("speaks", trial.speaks());
        ArrayNode constraints = node.putArray("constraints");
        for (ConstraintOutcome outcome : trial.constraints()) {
            constraints
                    .addObject()
                    .put("constraint", outcome.constraint())
                    .put("verdict", Objects.requireNonNull(outcome.verdict()).name())
                    .put("seen", outcome.seen())
                    .put("line", outcome.line())
                    .put("from", outcome.from())
                    .put("to", outcome.to());
        }
        return node;
    }

    void replay(Context ctx) {
        Logged logged = logged(ctx);
        Reply.json(
                ctx,
                RuleJson.replay(
                        ledger.past(logged.account()).replay(logged.id()).orElseThrow()));
    }

    void freeze(Context ctx) {
        Logged logged = logged(ctx);
        List<Scenario> frozen = ledger.past(logged.account())
                .freeze(logged.id())
                .orElseThrow(() -> Problem.of(
                                409,
                                "CONFLICT",
                                "this decision can not be written as a scenario: the rules that made it are not kept,"
                                        + " no rule was asked, or it rests on what scenarios have no words for")
                        .thrown());
        Reply.json(
                ctx,
                Json.object()
                        .put("decisionId", logged.id())
                        .put("scenario", frozen.stream().map(ScenarioText::of).collect(Collectors.joining("\n"))));
    }

    /** The decision that a path names. */
    Logged logged(Context ctx) {
        String id = ctx.pathParam("id");
        return ledger.log()
                .decision(id)
                .orElseThrow(
                        () -> Problem.notFound("there is no decision " + id).thrown());
    }

    private Optional<Resolver> resolver(Logged logged) {
        return ledger.rulebook().kept(logged.ruleSet()).map(Brain::resolver);
    }

    private static List<Question> questions(Logged logged, Resolver resolver) {
        KeptDecision kept = KeptDecision.of(logged);
        return kept.replayable() ? kept.questions(resolver.rules().tables()) : List.of();
    }
}
