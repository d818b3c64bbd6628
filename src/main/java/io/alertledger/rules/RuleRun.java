package io.alertledger.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaGroup;
import org.kie.api.runtime.rule.ConsequenceException;

/**
 * Rules at work on the facts of one decision. Facts go in, a stage fires, the caller looks at the scoreboard, more
 * facts go in, the next stage fires. Facts of earlier steps stay.
 *
 * <p>Used by one thread, and closed when done: the session behind it is used again.
 */
public final class RuleRun implements AutoCloseable {

    /** How many of the last firings are looked at to name the rules of a runaway. */
    private static final int REMEMBERED = 256;

    private final RuleBase base;
    private final List<RuleStage> stages;
    private final int limit;
    private final Scoreboard scoreboard;
    private final KieSession session;
    private final List<Object> facts = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private int firings;
    private boolean broken;
    private boolean closed;

    RuleRun(RuleBase base, List<RuleStage> stages, Scoreboard scoreboard, int limit) {
        this.base = base;
        this.stages = stages;
        this.scoreboard = scoreboard;
        this.limit = limit;
        this.session = base.take();
        if (base.speaks()) {
            session.setGlobal(RuleSet.GLOBAL, scoreboard);
        }
        session.addEventListener(new Announcer());
    }

    /** Puts a fact in. */
    public RuleRun insert(Object fact) {
        facts.add(fact);
        session.insert(fact);
        return this;
    }

    /** Puts facts in. */
    public RuleRun insertAll(Collection<?> more) {
        more.forEach(this::insert);
        return this;
    }

    /** What was put in, in its order: what the rules saw. */
    public List<Object> facts() {
        return List.copyOf(facts);
    }

    /** Fires all stages of the run, in their order, over the facts that are in. */
    public RuleOutcome fire() {
        RuleOutcome outcome = new RuleOutcome.Settled(firings);
        for (RuleStage stage : stages) {
            outcome = fire(stage);
            if (!(outcome instanceof RuleOutcome.Settled)) {
                return outcome;
            }
        }
        return outcome;
    }

    /**
     * Fires one stage over the facts that are in. What a rule of it has said of a fact it does not say again.
     *
     * @throws IllegalArgumentException where the run was not opened for the stage
     */
    public RuleOutcome fire(RuleStage stage) {
        if (!stages.contains(stage)) {
            throw new IllegalArgumentException(stage + " is none of " + stages + ", for which the run was opened");
        }
        if (broken) {
            throw new IllegalStateException("the run has failed and can't go on");
        }
        AgendaGroup group = session.getAgenda().getAgendaGroup(stage.folder());
        if (group == null) {
            // The stage has no rules.
            return new RuleOutcome.Settled(firings);
        }
        group.setFocus();
        try {
            // One beyond the limit tells "exactly so many" from "too many".
            session.fireAllRules(limit - firings + 1);
        } catch (RuntimeException e) {
            broken = true;
            return new RuleOutcome.Failed(speaker(e), message(e));
        }
        if (firings > limit) {
            broken = true;
            return new RuleOutcome.Runaway(busiest(), limit);
        }
        return new RuleOutcome.Settled(firings);
    }

    /** The rule whose right side failed, empty where a condition did. */
    private static String speaker(RuntimeException e) {
        return e instanceof ConsequenceException failed ? failed.getRule().getName() : "";
    }

    /** What went wrong, and of a condition where: the engine's own words name it. */
    private static String message(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String what = cause instanceof IllegalArgumentException refused && refused.getMessage() != null
                ? refused.getMessage()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        boolean own = e instanceof ConsequenceException || cause == e || e.getMessage() == null;
        return own ? what : e.getMessage() + ": " + what;
    }

    private List<String> busiest() {
        Map<String, Integer> counts = new HashMap<>();
        last.forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (broken) {
            base.discard(session);
        } else {
            base.giveBack(session);
        }
    }

    /** Tells the scoreboard which rule speaks next. */
    private final class Announcer extends DefaultAgendaEventListener {
        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            FiringRule rule = base.rule(event.getMatch().getRule());
            scoreboard.firing(rule);
            firings++;
            if (firings > limit - REMEMBERED) {
                last.add(rule.info().name());
            }
        }
    }
}
