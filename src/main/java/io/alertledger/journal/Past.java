package io.alertledger.journal;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.RuleSet;
import io.alertledger.scenario.Coverage;
import io.alertledger.scenario.Freeze;
import io.alertledger.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of an account, decided again: under the rules that made them, or under a draft. Read page by page,
 * newest first, so that any number goes through constant memory. Thread-safe.
 */
public final class Past {
    private static final int PAGE = 1_000;

    private final DecisionLog log;
    private final String account;
    private final Function<String, Optional<Resolver>> kept;
    private final Map<String, Optional<Resolver>> known = new ConcurrentHashMap<>();

    /** @param kept a rule set that was in force, by its id */
    public Past(DecisionLog log, String account, Function<String, Optional<Resolver>> kept) {
        this.log = log;
        this.account = account;
        this.kept = kept;
    }

    private Optional<Resolver> rules(String id) {
        return known.computeIfAbsent(id, kept);
    }

    /** One decision under the rules that made it; empty where there is none of this id. */
    public Optional<Replay.Outcome> replay(String id) {
        return log.decision(id).map(logged -> Replay.of(logged, this::rules));
    }

    /**
     * The newest decisions under the rules that made them.
     *
     * @param progress told how many are done
     */
    public ReplayTally replay(int most, Consumer<Integer> progress) {
        List<ReplayTally> tally = new ArrayList<>(List.of(ReplayTally.NONE));
        each(
                most,
                progress,
                logged -> Replay.of(logged, this::rules),
                (logged, outcome) -> tally.set(0, tally.get(0).with(logged.id(), outcome)));
        return tally.get(0);
    }

    /** The newest decisions under a draft. */
    public ImpactReport impact(RuleSet draft, int most, Consumer<Integer> progress) {
        Resolver resolver = new Resolver(draft);
        int[] counts = new int[2];
        List<Impact.Changed> changed = new ArrayList<>();
        Map<String, Integer> notPossible = new TreeMap<>();
        each(most, progress, logged -> Impact.of(logged, resolver), (logged, outcome) -> {
            counts[0]++;
            if (outcome instanceof Impact.Changed change) {
                changed.add(change);
            } else if (outcome instanceof Impact.NotPossible not) {
                notPossible.merge(not.reason(), 1, Integer::sum);
            } else {
                counts[1]++;
            }
        });
        Collections.reverse(changed);
        return new ImpactReport(draft.id(), counts[0], counts[1], changed, notPossible);
    }

    /** Which rules and constraints the newest decisions exercise, under a set of rules. */
    public Coverage coverage(RuleSet rules, int most) {
        List<Question> questions = new ArrayList<>();
        each(most, done -> {}, KeptDecision::of, (logged, kept) -> {
            if (kept.replayable()) {
                questions.addAll(kept.questions(rules.tables()));
            }
        });
        return Coverage.of(rules, questions);
    }

    /**
     * The smallest scenarios found that still give a decision for its reasons, under the rules that made it: one for
     * each instruction.
     *
     * @return empty where the decision or its rules are not kept, or it can't be written as scenarios
     */
    public Optional<List<Scenario>> freeze(String id) {
        Optional<Logged> logged = log.decision(id);
        Optional<Resolver> rules = logged.flatMap(found -> rules(found.ruleSet()));
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        List<Question> questions = KeptDecision.of(logged.orElseThrow())
                .questions(rules.get().rules().tables());
        List<Scenario> frozen = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            String name = "decision " + id + (questions.size() == 1 ? "" : ", part " + (i + 1));
            Freeze.of(name, questions.get(i), rules.get().rules()).ifPresent(frozen::add);
        }
        return frozen.isEmpty() || frozen.size() < questions.size() ? Optional.empty() : Optional.of(frozen);
    }

    /** Works on a page in parallel, then takes what came of it in order. */
    private <T> void each(int most, Consumer<Integer> progress, Function<Logged, T> work, BiConsumer<Logged, T> taken) {
        @Nullable String before = null;
        int done = 0;
        while (done < most) {
            List<Logged> page = log.decisionsBefore(account, before, Math.min(PAGE, most - done));
            if (page.isEmpty()) {
                return;
            }
            List<T> results = page.parallelStream().map(work).toList();
            for (int i = 0; i < page.size(); i++) {
                taken.accept(page.get(i), results.get(i));
            }
            done += page.size();
            before = page.get(page.size() - 1).id();
            progress.accept(done);
        }
    }
}
