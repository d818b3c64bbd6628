package io.alertledger.rules;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an edit and the decisions: sources are compiled aside and checked, and only a set that passed
 * takes the place of the one in force. Otherwise the last good set stays, and {@link #status} says why. A decision in
 * flight keeps the set it began with. Thread-safe; offers wait for each other, readers wait for nobody.
 */
public final class RuleGate {

    /** How many sets can be gone back to. */
    private static final int KEPT = 16;

    private final Function<RuleSources, CompileResult> compiler;
    private final Function<RuleSet, List<RuleProblem>> check;
    private final Clock clock;
    private final List<RuleSet> earlier = new ArrayList<>();
    private volatile Status status;
    private @Nullable RuleSet checked;

    /**
     * What the gate holds, at one moment.
     *
     * @param current the set in force
     * @param since when it came into force
     * @param problems what kept the last sources that were offered out; empty where they are in force
     * @param offered when sources were last offered
     * @param history ids of the sets that came before, newest first
     */
    public record Status(
            RuleSet current, Instant since, List<RuleProblem> problems, Instant offered, List<String> history) {
        public Status {
            problems = List.copyOf(problems);
            history = List.copyOf(history);
        }

        /** Whether the sources last offered are those in force. */
        public boolean upToDate() {
            return problems.isEmpty();
        }
    }

    /**
     * @param first in force until something else passes
     * @param compiler sources to a set
     * @param check everything that keeps a compiled set out, such as its scenarios
     */
    public RuleGate(
            RuleSet first,
            Function<RuleSources, CompileResult> compiler,
            Function<RuleSet, List<RuleProblem>> check,
            Clock clock) {
        this.compiler = compiler;
        this.check = check;
        this.clock = clock;
        this.status = new Status(first, clock.instant(), List.of(), clock.instant(), List.of());
    }

    /** The set in force. A decision asks once and keeps it. */
    public RuleSet current() {
        return status.current();
    }

    /** The set in force, and what became of the last offer. */
    public Status status() {
        return status;
    }

    /** Compiles and checks; a set that passes is in force afterwards. Gives what keeps it out, empty where nothing does. */
    public synchronized List<RuleProblem> offer(RuleSources sources) {
        if (sources.fingerprint().equals(current().sources().fingerprint())) {
            status = withProblems(List.of());
            return List.of();
        }
        List<RuleProblem> problems = check(sources);
        if (problems.isEmpty()) {
            activate(Objects.requireNonNull(checked));
        } else {
            status = withProblems(problems);
        }
        return problems;
    }

    /** Sources that can't even be read: they change nothing and are said. */
    public synchronized void refuse(List<RuleProblem> problems) {
        status = withProblems(problems);
    }

    /** Compiles and checks, and changes nothing; {@link #activate(String)} may follow. */
    public synchronized List<RuleProblem> check(RuleSources sources) {
        checked = null;
        CompileResult result = compiler.apply(sources);
        if (result instanceof CompileResult.Rejected rejected) {
            return rejected.problems();
        }
        RuleSet compiled = ((CompileResult.Compiled) result).ruleSet();
        List<RuleProblem> problems = check.apply(compiled);
        if (problems.isEmpty()) {
            checked = compiled;
        }
        return problems;
    }

    /**
     * Brings the set into force that passed the last check.
     *
     * @param fingerprint of exactly the sources that were checked
     * @return whether they were; nothing changes where not
     */
    public synchronized boolean activate(String fingerprint) {
        RuleSet passed = checked;
        if (passed == null || !passed.sources().fingerprint().equals(fingerprint)) {
            return false;
        }
        activate(passed);
        return true;
    }

    /** Goes back to the set before the present one, once for each call; empty where there is none. */
    public synchronized Optional<RuleSet> rollback() {
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        RuleSet before = earlier.remove(earlier.size() - 1);
        enter(before);
        return Optional.of(before);
    }

    /** A set that was in force lately, or is, by its id. */
    public synchronized Optional<RuleSet> kept(String id) {
        List<RuleSet> all = new ArrayList<>(earlier);
        all.add(current());
        return all.stream().filter(set -> set.id().equals(id)).reduce((first, second) -> second);
    }

    private void activate(RuleSet next) {
        earlier.add(current());
        if (earlier.size() > KEPT) {
            earlier.remove(0);
        }
        enter(next);
    }

    private void enter(RuleSet next) {
        checked = null;
        List<String> history = new ArrayList<>();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            history.add(earlier.get(i).id());
        }
        Instant now = clock.instant();
        status = new Status(next, now, List.of(), now, history);
    }

    private Status withProblems(List<RuleProblem> problems) {
        return new Status(status.current(), status.since(), problems, clock.instant(), status.history());
    }
}
