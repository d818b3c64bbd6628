package io.alertledger.tuning;

import java.math.BigDecimal;
import java.util.SortedMap;

/** What fitting weights to a history came to. */
public sealed interface Tuning {
    /** New weights do better than the present ones on cases that they were not fitted to. */
    record Better(String weightsCsv, Figures figures) implements Tuning {}

    /** The present weights do as well or better: they stay. */
    record Kept(Figures figures) implements Tuning {}

    /** There is too little to learn from. */
    record TooFew(int cases, int needed) implements Tuning {}

    /**
     * The figures behind it.
     *
     * @param cases whole-book cases that the weights are fitted to
     * @param folds into how many parts the later history was cut, each judged by weights from before it
     * @param before the present weights, on the cases held out
     * @param after weights fitted to what came before each case, on the same cases
     * @param weights fitted to the whole history, by rule
     */
    record Figures(int cases, int folds, HeldOut before, HeldOut after, SortedMap<String, BigDecimal> weights) {}
}
