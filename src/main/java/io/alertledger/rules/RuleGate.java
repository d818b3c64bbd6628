package io.alertledger.rules;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an edit and the decisions: sources are compiled aside and checked, and only a set that passed
 * takes the place of the one in force. Otherwise the last good set stays, and {@link #status} says why. A decision in
 * flight keeps the set it began with. Thread-safe; offers wait for each other, readers wait for nobody.
 */
public final class RuleGate {

    private final Function<RuleSources, CompileResult> compiler;
    private final Function<RuleSet, List<RuleProblem>> check;
    private final Consumer<RuleSet> entered;
    private volatile Status status;
    private String offered;
    private @Nullable RuleSet checked;

    /**
     * What the gate holds, at one moment.
     *
     * @param current the set in force
     * @param problems what kept the last sources that were offered out; empty where they are in force
     */
    public record Status(RuleSet current, List<RuleProblem> problems) {
        public Status {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param first in force until something else passes
     * @param problems what kept newer sources out before; empty where {@code first} is the newest
     * @param compiler sources to a set
     * @param check everything that keeps a compiled set out, such as its scenarios
     * @param entered told of each set that came into force, before {@link #offer} returns
     */
    public RuleGate(
            RuleSet first,
            List<RuleProblem> problems,
            Function<RuleSources, CompileResult> compiler,
            Function<RuleSet, List<RuleProblem>> check,
            Consumer<RuleSet> entered) {
        this.compiler = compiler;
        this.check = check;
        this.entered = entered;
        this.offered = problems.isEmpty() ? first.sources().fingerprint() : "";
        this.status = new Status(first, problems);
    }

    /** The set in force. A decision asks once and keeps it. */
    public RuleSet current() {
        return status.current();
    }

    /** The set in force, and what became of the last offer. */
    public Status status() {
        return status;
    }

    /**
     * Compiles and checks; a set that passes is in force afterwards. The same sources again get the same answer.
     *
     * @return what keeps it out, empty where nothing does
     */
    public synchronized List<RuleProblem> offer(RuleSources sources) {
        String fingerprint = sources.fingerprint();
        if (fingerprint.equals(offered)) {
            return status.problems();
        }
        if (fingerprint.equals(current().sources().fingerprint())) {
            offered = fingerprint;
            status = withProblems(List.of());
            return List.of();
        }
        RuleSet passed = checked;
        List<RuleProblem> problems =
                passed != null && passed.sources().fingerprint().equals(fingerprint) ? List.of() : check(sources);
        if (problems.isEmpty()) {
            enter(Objects.requireNonNull(checked));
        } else {
            status = withProblems(problems);
        }
        // Not before: what broke off half way has no answer yet.
        offered = fingerprint;
        return problems;
    }

    /** Sources that can't even be read: they change nothing and are said. */
    public synchronized void refuse(List<RuleProblem> problems) {
        offered = "";
        status = withProblems(problems);
    }

    /** Compiles and checks, and changes nothing; offered next, what passed is not checked again. */
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

    private void enter(RuleSet next) {
        checked = null;
        status = new Status(next, List.of());
        entered.accept(next);
    }

    private Status withProblems(List<RuleProblem> problems) {
        return new Status(status.current(), problems);
    }
}
