package io.alertledger.tuning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fitted weights by rule, at few decimals. */
record Fitted(SortedMap<String, BigDecimal> weights) {
    /** How strongly weights are held near zero: about as much as one case of doubt for each. */
    private static final double PENALTY = 1.0;

    /** More would pretend to a knowledge that no history gives. */
    private static final int DECIMALS = 2;

    /** Fits to cases; a rule that never tells candidates apart is not among the weights. */
    static Fitted to(Vectors vectors, List<Example> examples) {
        List<String> rules = vectors.rules();
        double[] fitted = Logit.fit(examples, rules.size(), PENALTY);
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        for (int i : telling(examples, rules.size())) {
            weights.put(rules.get(i), rounded(fitted[i], DECIMALS));
        }
        return new Fitted(weights);
    }

    Optional<BigDecimal> of(String rule) {
        return Optional.ofNullable(weights.get(rule));
    }

    private static List<Integer> telling(List<Example> examples, int columns) {
        List<Integer> telling = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            int column = i;
            if (examples.stream().anyMatch(example -> differs(example, column))) {
                telling.add(column);
            }
        }
        return telling;
    }

    private static boolean differs(Example example, int column) {
        for (double[] candidate : example.values()) {
            if (candidate[column] != example.values()[0][column]) {
                return true;
            }
        }
        return false;
    }

    static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
