package io.alertledger.tuning;

import io.alertledger.model.EvidenceLevels;
import io.alertledger.model.MarketCalendar;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleTables;
import io.alertledger.tuning.CaseJudge.Pick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Fits the weights of the LEARNED rules to real trades.
 *
 * <p>Judged by folds in time: each part of the later history is decided, by the real engine, with weights
 * fitted only to what had happened before it. Learned from whole books with the author known and unknown:
 * what tells one analyst's trades from another's tells an analyst's own trades apart too, and there are
 * far more such cases.
 */
public final class Tuner {
    /** Parts of the history that are held out in turn; the first part before them is only learned from. */
    static final int FOLDS = 5;

    /** With fewer cases chance decides. */
    static final int LEAST_CASES = 40;

    private final RuleSet present;

    /** Tunes the weights of some rules. */
    public Tuner(RuleSet present) {
        this.present = present;
    }

    /**
     * Fits weights to a history.
     *
     * @param settled decisions that a person settled; may be empty
     */
    public Tuning tune(History history, List<Case> settled) {
        RuleTables tables = present.tables();
        List<Case> same = cases(history, View.SAME_ANALYST, tables);
        List<Case> whole = sorted(cases(history, View.WHOLE_BOOK, tables), settled);
        if (whole.size() < LEAST_CASES) {
            return new Tuning.TooFew(whole.size(), LEAST_CASES);
        }
        List<Case> all = sorted(whole, unsigned(whole));
        Vectors vectors = Vectors.of(all, present);
        Fitted fitted = Fitted.to(vectors, vectors.examples());

        List<Pick> sameBefore = new ArrayList<>();
        List<Pick> sameAfter = new ArrayList<>();
        List<Pick> wholeBefore = new ArrayList<>();
        List<Pick> wholeAfter = new ArrayList<>();
        CaseJudge before = new CaseJudge(new Resolver(present));
        for (int fold = 1; fold <= FOLDS; fold++) {
            Instant from = boundary(whole, fold);
            Instant to = fold == FOLDS ? Instant.MAX : boundary(whole, fold + 1);
            CaseJudge after = judge(Fitted.to(vectors, before(vectors.examples(), from)));
            List<Case> sameHeld = between(same, from, to);
            List<Case> wholeHeld = between(whole, from, to);
            sameBefore.addAll(before.picks(sameHeld, EvidenceLevels.LEARNED));
            sameAfter.addAll(after.picks(sameHeld, EvidenceLevels.LEARNED));
            wholeBefore.addAll(before.picks(wholeHeld, EvidenceLevels.LEARNED));
            wholeAfter.addAll(after.picks(wholeHeld, EvidenceLevels.LEARNED));
        }
        Tuning.Figures figures = new Tuning.Figures(
                whole.size(),
                FOLDS,
                HeldOut.of(sameBefore, wholeBefore),
                HeldOut.of(sameAfter, wholeAfter),
                fitted.weights());
        return figures.after().betterThan(figures.before())
                ? new Tuning.Better(weights().with(fitted::of, header(figures, whole, settled)), figures)
                : new Tuning.Kept(figures);
    }

    /** What a fold may be fitted to: nothing of its own time or later. */
    static List<Example> before(List<Example> examples, Instant from) {
        return examples.stream().filter(example -> example.at().isBefore(from)).toList();
    }

    private CaseJudge judge(Fitted fitted) {
        return new CaseJudge(new Resolver(present.reweighed(weights().with(fitted::of))));
    }

    private WeightsText weights() {
        return WeightsText.in(present.sources());
    }

    private static List<Case> cases(History history, View view, RuleTables tables) {
        return Cases.of(history, view, tables.symbols(), tables.calendar()).cases();
    }

    private static List<Case> sorted(List<Case> some, List<Case> more) {
        List<Case> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(Comparator.comparing(Case::at));
        return all;
    }

    private static List<Case> unsigned(List<Case> cases) {
        return cases.stream()
                .map(one -> new Case(one.at(), one.instruction(), null, null, one.positions(), one.right()))
                .toList();
    }

    /** When a fold begins: folds hold equally many cases, but never part those of one moment. */
    private static Instant boundary(List<Case> cases, int fold) {
        return cases.get(cases.size() * fold / (FOLDS + 1)).at();
    }

    private static List<Case> between(List<Case> cases, Instant from, Instant to) {
        return cases.stream()
                .filter(one -> !one.at().isBefore(from) && one.at().isBefore(to))
                .toList();
    }

    private static List<String> header(Tuning.Figures figures, List<Case> whole, List<Case> settled) {
        HeldOut after = figures.after();
        return List.of(
                "learned weights fitted to " + figures.cases() + " exits with several contracts open, "
                        + MarketCalendar.dayOf(whole.get(0).at()) + " to "
                        + MarketCalendar.dayOf(whole.get(whole.size() - 1).at())
                        + (settled.isEmpty() ? "" : ", " + settled.size() + " of them settled by a person"),
                "held out in time order, " + figures.folds() + " folds: same analyst "
                        + after.sameAnalyst().accuracy() + " of "
                        + after.sameAnalyst().cases()
                        + " right, whole book " + after.wholeBook().accuracy() + " of "
                        + after.wholeBook().cases() + ", log loss " + after.logLoss(),
                "the weights before did, on the same cases: same analyst "
                        + figures.before().sameAnalyst().accuracy() + ", whole book "
                        + figures.before().wholeBook().accuracy() + ", log loss "
                        + figures.before().logLoss());
    }
}
