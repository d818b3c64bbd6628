package io.alertledger;

import io.alertledger.rules.RuleArchive;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What became of taking the last change of the rules back. */
public sealed interface Rollback {
    /**
     * The set before is written to the folder.
     *
     * @param from the set that was taken back
     * @param to the set that is in force again
     */
    record Done(RuleArchive.Entry from, RuleArchive.Entry to) implements Rollback {}

    /** Nothing changed. */
    record Refused(String reason, List<RuleProblem> problems) implements Rollback {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Takes a step back.
     *
     * @param check what keeps texts out of force
     * @param save writes texts that passed to the folder
     */
    static Rollback of(
            RuleHome home, Instant now, Function<RuleSources, List<RuleProblem>> check, Consumer<RuleSources> save) {
        if (home.inUse().isEmpty()) {
            return new Refused("The packed rules decide; there is nothing to go back to.", List.of());
        }
        List<RuleArchive.Entry> standing = home.archive().standing(home.origin());
        if (standing.size() < 2) {
            return new Refused("No other set of " + home.origin() + " was in force before.", List.of());
        }
        RuleArchive.Entry from = standing.get(standing.size() - 1);
        RuleArchive.Entry to = standing.get(standing.size() - 2);
        Optional<RuleSources> texts = home.archive().exactly(to);
        if (texts.isEmpty()) {
            return new Refused("The texts of " + to.set() + " are not kept whole.", List.of());
        }
        List<RuleProblem> problems = check.apply(texts.get());
        if (!problems.isEmpty()) {
            return new Refused(to.set() + " does not pass any more.", problems);
        }
        // Before the folder changes: whoever watches it then finds the step noted already.
        home.archive().entered(texts.get(), RuleArchive.How.ROLLED_BACK, home.origin(), now);
        save.accept(texts.get());
        return new Done(from, to);
    }
}
